"""The addresses of what is due: the page, marks, planned steps, feeds, rules."""

from django.urls import path

from pobratim.desk.views import due, due_feed, lists

urlpatterns = [
    path("desk/due/", due.due, name="desk-due"),
    path("desk/due/list.<str:ending>", due.file, name="desk-due-file"),
    path("desk/due/mark/", due.mark, name="desk-due-mark"),
    path("desk/due/plan/", due.plan, name="desk-due-plan"),
    path("desk/due/plan/<int:step>/call-off/", due.call_off, name="desk-due-call-off"),
    path("desk/due/rules/", due.rules, name="desk-due-rules"),
    path("desk/due/rules/list.<str:ending>", lists.rules, name="desk-rules-file"),
    path("desk/due/feed/", due_feed.feed, name="desk-due-feed"),
    path("desk/due/mail/", due_feed.mail, name="desk-due-mail"),
    path("calendar/<str:token>.ics", due_feed.calendar, name="due-calendar"),
]
