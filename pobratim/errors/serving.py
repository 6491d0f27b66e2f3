"""The server cannot start."""

from pobratim.errors.root import PobratimError


class ServeError(PobratimError):
    """The server cannot start."""


class PortTaken(ServeError):
    """Somebody listens on the port already."""

    message = "Порт {port} на {host} занят другой программой; укажите свободный: --port {free}."


class AddressUnavailable(ServeError):
    """The address is not one of this machine, or its port may not be used."""

    message = "На {host}:{port} сервер запустить нельзя ({reason}); укажите другой адрес: --host 127.0.0.1 --port 8000."


class ProviderMisnamed(ServeError):
    """People cannot sign in through the provider that the settings name."""

    message = "Вход через OpenID Connect настроен неверно: {reason}. Исправьте или уберите POBRATIM_OPENID."
