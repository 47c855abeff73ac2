"""How a person signs in: a password at the desk, phone number and PIN at the table; and the devices a group registered."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from khaotom.kernel.ids import uuid7
from khaotom.people.models.body import Group, Network
from khaotom.people.models.person import Person


class LoginManager(BaseUserManager["Login"]):
    """Django's manager, fetching by person id."""

    def get_by_natural_key(self, username: str | None) -> "Login":
        return self.get(person_id=str(username))


class Login(AbstractBaseUser):
    """One person's ways in. ``password`` is for the desk; the PIN opens only one's own things and confirms in presence."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="login")
    last_login = None  # Django's own stamp does not come from our clock; signed_in_at does
    signed_in_at = models.DateTimeField(null=True, blank=True)
    pin = models.CharField(max_length=128, blank=True)
    pin_must_change = models.BooleanField(default=False)
    pin_until = models.DateTimeField(null=True, blank=True)  # the last moment of a one-time PIN
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=2, default="th")

    objects: ClassVar[LoginManager] = LoginManager()

    USERNAME_FIELD = "person_id"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Ends every other session when the password **or the PIN** changes."""
        return salted_hmac("khaotom.people.login", f"{self.password}\0{self.pin}", secret=secret, algorithm="sha256").hexdigest()


class Passkey(models.Model):
    """A key that a person's own phone or computer keeps for her; here is only its public half. It opens what her password opens."""

    id = models.UUIDField(primary_key=True, editable=False)
    login = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential = models.BinaryField(max_length=1023)  # the key's own id, as the device gave it
    public_key = models.BinaryField()  # COSE
    uses = models.BigIntegerField(default=0)  # the device's own counter; many devices leave it at 0
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["credential"], name="people_passkey_credential")]

    def __str__(self) -> str:
        return self.name


class Device(models.Model):
    """A phone or computer that a group registered for its table. The device keeps a token; here is only its hash."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="devices")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="devices")
    name = models.CharField(max_length=60)
    token_hash = models.BinaryField(max_length=32)
    registered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token_hash"], name="people_device_token")]

    def __str__(self) -> str:
        return self.name


class SignInTry(models.Model):
    """One attempt, kept for counting: what shares its state between processes lives in the database."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    bucket = models.BinaryField(max_length=32)  # keyed hash of the phone number, person or address tried
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["bucket", "at"], name="people_signintry_bucket")]
