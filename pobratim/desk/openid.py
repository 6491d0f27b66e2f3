"""How a provider of OpenID Connect is spoken to; loaded only where one is named.

django-allauth does the protocol: a code that is good once, a state held to the session, PKCE, and the token's issuer,
audience and time. Of its accounts, pages and tables nothing is used: whom the provider names is asked of our own.
"""

from typing import Any, NoReturn

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from requests import RequestException

from pobratim.accounts.identities import Claims

FAILURES = (RequestException, OAuth2Error, KeyError, ValueError, TypeError, AttributeError)  # it may answer anything


class ProviderFailed(Exception):
    """The provider cannot be reached, answers something else, or did not let the person in."""


class CameBack(Exception):
    """Somebody came back from the provider, and its word is good: the way out of what allauth would do next."""

    def __init__(self, claims: Claims) -> None:
        super().__init__()
        self.claims = claims


class Answers(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """What allauth would show by pages of its own is ours to show."""

    def on_authentication_error(self, *_words: Any, **_more: Any) -> NoReturn:
        """Say that it failed."""
        raise ProviderFailed


class Region(OpenIDConnectProvider):  # type: ignore[misc]
    """The provider of the settings."""

    def get_oauth2_adapter(self, request: HttpRequest) -> "Door":
        """The one way to it."""
        return Door(request)


class Door(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """The way to the provider and back."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, "region")

    def get_provider(self) -> Region:
        """The provider, as the settings name it."""
        app = SocialApp(provider="openid_connect", provider_id="region", name=settings.POBRATIM_OPENID_NAME)
        app.client_id, app.secret = settings.POBRATIM_OPENID_CLIENT, settings.POBRATIM_OPENID_SECRET
        address = settings.POBRATIM_OPENID
        app.settings = {"server_url": address, "scope": ["openid", "email"], "oauth_pkce_enabled": True}
        return Region(self.request, app=app)

    def get_callback_url(self, request: HttpRequest, _app: object) -> str:
        """Where the provider sends people back to."""
        return request.build_absolute_uri(reverse("openid-back"))

    def complete_login(self, _request: HttpRequest, app: SocialApp, token: Any, **more: Any) -> NoReturn:
        """Hand over what the provider said, once its token is found good."""
        said = self._decode_id_token(app, more["response"]["id_token"])
        if said["iss"].rstrip("/") != settings.POBRATIM_OPENID:
            raise ProviderFailed
        if "email" not in said and "userinfo_endpoint" in self.openid_config:
            told = self._fetch_user_info(token.token)
            if told["sub"] == said["sub"]:
                said |= {name: told.get(name) for name in ("email", "email_verified")}
        raise CameBack(claims_of(said))


def claims_of(said: dict[str, Any]) -> Claims:
    """What a good token says; an address that is not said to be verified is none."""
    email = str(said.get("email") or "") if said.get("email_verified") in (True, "true") else ""
    return Claims(issuer=str(said["iss"])[:255], subject=str(said["sub"])[:255], email=email)


def leave(request: HttpRequest) -> HttpResponse:
    """The way to the provider."""
    try:
        way: HttpResponse = Door(request).get_provider().redirect(request, "login")
    except FAILURES as failure:
        raise ProviderFailed from failure
    return way


def come_back(request: HttpRequest) -> Claims:
    """What the provider says of whoever it sent back."""
    try:
        OAuth2CallbackView.adapter_view(Door(request))(request)
    except CameBack as back:
        return back.claims
    except FAILURES as failure:
        raise ProviderFailed from failure
    raise ProviderFailed
