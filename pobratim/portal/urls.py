"""The addresses of the public pages. They are stable: what is linked today is found tomorrow."""

from django.urls import path

from pobratim.portal.views import (
    documents,
    feeds,
    home,
    language,
    letters,
    maps,
    memo,
    pictures,
    places,
    statistics,
    ties,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("language/", language.language, name="language"),
    path("ties/", ties.register, name="ties"),
    path("ties/<int:tie_id>/", ties.tie, name="tie"),
    path("ties/<int:tie_id>/feed.atom", feeds.tie_feed, name="tie-feed"),
    path("ties/<int:tie_id>/map.svg", pictures.tie_map, name="tie-map"),
    path("ties/<int:tie_id>/picture.png", pictures.tie_picture, name="tie-picture"),
    path("municipalities/<int:place_id>/", places.municipality, name="municipality"),
    path("municipalities/<int:place_id>/map.svg", pictures.municipality_map, name="municipality-map"),
    path("countries/<str:code>/", places.country, name="country"),
    path("countries/<str:code>/map.svg", pictures.country_map, name="country-map"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<int:document_id>/", documents.document, name="document"),
    path("documents/<int:document_id>/original/", documents.original, name="original"),
    path("map/", maps.page, name="map"),
    path("map/embed/", maps.embed, name="map-embed"),
    path("map/picture.svg", maps.drawn, name="map-picture"),
    path("map/data.json", maps.data, name="map-data"),
    path("statistics/", statistics.page, name="statistics"),
    path("memo/", memo.memo, name="memo"),
    path("memo/<str:ending>/", memo.memo_file, name="memo-file"),
    path("tell/", letters.tell, name="tell"),
    path("tell/sent/", letters.sent, name="tell-sent"),
    path("changes.atom", feeds.register_feed, name="feed"),
    path("picture.png", pictures.share_picture, name="share-picture"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", feeds.sitemap_part, name="sitemap-part"),
    path("robots.txt", feeds.robots, name="robots"),
]
