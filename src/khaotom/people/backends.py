"""How Django asks who somebody is: the desk's phone number and password. The table's PIN is ``services.sign_in``'s."""

from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from khaotom.people import selectors
from khaotom.people.models import Login


class PhoneAndPassword(BaseBackend):
    """Signs in at the desk. A phone may be shared by a household: each login with it is tried, the password decides."""

    def authenticate(
        self, request: HttpRequest | None, *, network: UUID | None = None, phone: str = "", password: str = "", **_: object
    ) -> Login | None:
        if network is None or not password:
            return None
        logins = [login for login in selectors.logins_by_phone(network, phone) if login.is_active and login.has_usable_password()]
        if not logins:
            make_password(password)  # as much time passes as if somebody had this number
        return next((login for login in logins if login.check_password(password)), None)

    def get_user(self, user_id: UUID) -> Login | None:
        """With the person, and the one she was merged into: the door needs both on every page."""
        return Login.objects.select_related("person__same_as").filter(pk=user_id, is_active=True).first()
