"""The addresses of the desk."""

from django.contrib.auth import views as auth
from django.urls import path

from pobratim.desk.views import papers, today

urlpatterns = [
    path("sign-in/", auth.LoginView.as_view(template_name="desk/sign_in.html"), name="sign-in"),
    path("sign-out/", auth.LogoutView.as_view(), name="sign-out"),
    path("desk/", today.today, name="desk"),
    path("desk/papers/", papers.papers, name="desk-papers"),
]
