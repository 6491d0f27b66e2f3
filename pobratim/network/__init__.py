"""What the ties mean together: the graph of places, its measures, where a region stands, whom one could ask.

`graph_of_register` and `read_graph` make a `Graph`; `measure` returns its `Measures`; `suggest` the partners whom a
place could ask, each with reasons; `standing_of` how the places of a region stand among others.
"""
