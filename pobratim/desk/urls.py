"""The addresses of the desk."""

from django.urls import include, path, register_converter
from django.views.generic import TemplateView

from pobratim.desk.views import (
    adding,
    attaching,
    comparing,
    decisions,
    history,
    importing,
    keeping,
    letters,
    lists,
    merging,
    openid,
    page,
    papers,
    people,
    review,
    saved,
    second,
    today,
    tokens,
)


class Verdict:
    """One of the decisions about a fact, in an address."""

    regex = "accept|correct|reject|undo"

    def to_python(self, value: str) -> str:
        """The decision's name."""
        return value

    def to_url(self, value: str) -> str:
        """The decision's name."""
        return value


class Sha256:
    """The sha256 of an original, in an address."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        """The digest."""
        return value

    def to_url(self, value: str) -> str:
        """The digest."""
        return value


register_converter(Verdict, "verdict")
register_converter(Sha256, "sha")

urlpatterns = [
    path("", include("pobratim.desk.due_urls")),
    path("", include("pobratim.desk.campaign_urls")),
    path("", include("pobratim.desk.memo_urls")),
    path("sign-in/", second.SignIn.as_view(), name="sign-in"),
    path("sign-in/second/", second.asked, name="second"),
    path("sign-in/openid/", openid.leave, name="openid"),
    path("sign-in/openid/back/", openid.back, name="openid-back"),
    path("desk/password/", people.password, name="desk-password"),
    path("desk/password/elsewhere/", people.elsewhere, name="desk-elsewhere"),
    path("desk/second/", second.own, name="desk-second"),
    path("sign-out/", second.SignOut.as_view(), name="sign-out"),
    path("sign-in/forgotten/", people.Forgotten.as_view(), name="forgotten"),
    path(
        "sign-in/forgotten/sent/", TemplateView.as_view(template_name="desk/forgotten_sent.html"), name="forgotten-sent"
    ),
    path("join/<uidb64>/<token>/", people.Joined.as_view(), name="join"),
    path("desk/people/", people.people, name="desk-people"),
    path("desk/people/list.<str:ending>", lists.people, name="desk-people-file"),
    path("desk/people/<int:person_id>/again/", people.again, name="desk-person-again"),
    path("desk/people/<int:person_id>/<str:way>/", people.switch, name="desk-person"),
    path("desk/", today.today, name="desk"),
    path("desk/views/", saved.save, name="desk-save-view"),
    path("desk/views/<int:view_id>/drop/", saved.drop, name="desk-drop-view"),
    path("desk/compare/", comparing.comparison, name="desk-compare"),
    path("desk/compare/quickstatements.txt", comparing.commands, name="desk-compare-commands"),
    path("desk/tokens/", tokens.shown, name="desk-tokens"),
    path("desk/tokens/list.<str:ending>", lists.given, name="desk-tokens-file"),
    path("desk/tokens/<int:token_id>/withdraw/", tokens.withdraw, name="desk-token-withdraw"),
    path("desk/messages/", letters.letters, name="desk-letters"),
    path("desk/messages/list.<str:ending>", lists.messages, name="desk-letters-file"),
    path("desk/messages/<int:letter_id>/take/", letters.take, name="desk-letter-take"),
    path("desk/messages/<int:letter_id>/decline/", letters.decline, name="desk-letter-decline"),
    path("desk/ties/new/", keeping.new_tie, name="desk-new-tie"),
    path("desk/ties/<int:tie_id>/add/<str:kind>/", keeping.keep, name="desk-keep"),
    path("desk/ties/<int:tie_id>/say/", keeping.say, name="desk-say"),
    path("desk/ties/<int:tie_id>/merge/", merging.merge, name="desk-merge"),
    path("desk/places/<int:place_id>/successor/", merging.follow, name="desk-successor"),
    path("desk/successions/<int:link_id>/undo/", merging.unfollow, name="desk-unfollow"),
    path("desk/merges/", merging.merges, name="desk-merges"),
    path("desk/merges/list.<str:ending>", lists.merges, name="desk-merges-file"),
    path("desk/merges/<int:event_id>/undo/", merging.unmerge, name="desk-unmerge"),
    path("desk/ties/<int:tie_id>/history/", history.history, name="desk-history"),
    path("desk/ties/<int:tie_id>/history/list.<str:ending>", lists.history, name="desk-history-file"),
    path("desk/ties/<int:tie_id>/history/<int:decision_id>/undo/", history.undo, name="desk-undo"),
    path("desk/ties/<int:tie_id>/<str:kind>/<int:record_id>/", keeping.amend, name="desk-amend"),
    path("desk/files/<str:kind>/<int:record_id>/<sha:sha256>/", attaching.file, name="desk-attached"),
    path("desk/papers/", papers.papers, name="desk-papers"),
    path("desk/import/", importing.bring, name="desk-import"),
    path("desk/import/<sha:sha256>/", importing.rows, name="desk-import-rows"),
    path("desk/papers/list.<str:ending>", papers.file, name="desk-papers-file"),
    path("desk/papers/coming/", papers.progress, name="desk-coming"),
    path("desk/papers/coming/<int:delivery_id>/again/", papers.again, name="desk-again"),
    path("desk/papers/<int:document_id>/", review.review, name="desk-paper"),
    path("desk/papers/<int:document_id>/facts/add/", adding.add, name="desk-add-fact"),
    path("desk/papers/<int:document_id>/facts/<int:fact_id>/page.png", page.page, name="desk-page"),
    path("desk/papers/<int:document_id>/publish/", decisions.publish, name="desk-publish"),
    path("desk/papers/<int:document_id>/accept-sure/", decisions.accept_sure, name="desk-accept-sure"),
    path("desk/papers/<int:document_id>/facts/<int:fact_id>/<verdict:verdict>/", decisions.decide, name="desk-decide"),
]
