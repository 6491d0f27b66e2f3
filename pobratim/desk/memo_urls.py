"""The addresses of kept memos: the list, a draft, its settings, its wording, its versions."""

from django.urls import path

from pobratim.desk.views import lists, memo_slips, memo_versions, memos

urlpatterns = [
    path("desk/memos/", memos.memos, name="desk-memos"),
    path("desk/memos/list.<str:ending>", lists.memos, name="desk-memos-file"),
    path("desk/memos/<int:order_id>/", memos.draft, name="desk-memo"),
    path("desk/memos/<int:order_id>/settings/", memos.settings, name="desk-memo-settings"),
    path("desk/memos/<int:order_id>/reword/", memos.reword, name="desk-memo-reword"),
    path("desk/memos/<int:order_id>/take-back/<int:rewording_id>/", memos.take_back, name="desk-memo-take-back"),
    path("desk/memos/<int:order_id>/files/memo.<str:ending>", memo_versions.draft_file, name="desk-memo-file"),
    path("desk/memos/<int:order_id>/changes/", memo_slips.changes, name="desk-memo-changes"),
    path("desk/memos/<int:order_id>/changes/memo.<str:ending>", memo_slips.changes_file, name="desk-memo-changes-file"),
    path("desk/ties/<int:tie_id>/note/", memo_slips.note, name="desk-note"),
    path("desk/ties/<int:tie_id>/note/memo.<str:ending>", memo_slips.note_file, name="desk-note-file"),
    path("desk/memos/<int:order_id>/versions/", memo_versions.keep, name="desk-memo-keep"),
    path("desk/memos/<int:order_id>/versions/compare/", memo_versions.compare, name="desk-memo-compare"),
    path("desk/memos/<int:order_id>/versions/<int:number>.docx", memo_versions.kept_file, name="desk-memo-version"),
]
