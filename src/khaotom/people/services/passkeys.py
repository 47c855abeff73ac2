"""Passkeys: adding one, taking one away, and coming in by one.

WebAuthn itself is the library's. What the device signs is a challenge that lives in the session and is used once; the relying party is
the host the person asked, so a key of one network opens nothing of another.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.people import refusals
from khaotom.people.models import Login, Passkey
from khaotom.people.services import tries
from khaotom.people.services.sign_in import SignedIn
from khaotom.people.sessions import Way
from khaotom.trail import services as trail

MOST = 10
"""Passkeys of one person: her phone, her computer, and some she forgot."""


@dataclass(frozen=True, slots=True)
class Party:
    """The one relied upon: the host without its port, and the origin the browser shows."""

    host: str
    origin: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the browser is asked to sign: for the page, as JSON; and the challenge, for the session."""

    options: str
    challenge: str  # hexadecimal


def to_add(login: Login, party: Party, network_name: str) -> Asked:
    """Ask the person's device for a new key, kept on the device and opened by her finger, face or code."""
    options = generate_registration_options(
        rp_id=party.host,
        rp_name=network_name,
        user_id=login.pk.bytes,
        user_name=login.person.phone or login.person.calling,
        user_display_name=login.person.calling,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=bytes(one.credential)) for one in login.passkeys.all()],
    )
    return Asked(options_to_json(options), options.challenge.hex())


def to_come_in(party: Party) -> Asked:
    """Ask whichever key of this host the device has."""
    options = generate_authentication_options(rp_id=party.host, user_verification=UserVerificationRequirement.REQUIRED)
    return Asked(options_to_json(options), options.challenge.hex())


@transaction.atomic
def add(*, actor: Actor, login: Login, name: str, answer: str, challenge: str, party: Party, key: UUID) -> Passkey:
    """Keep the public half of a new key. Refuses: SGN-013 (what the device sent does not fit), SGN-014 (too many)."""
    arguments = {"login": login.pk, "name": name}
    if not trail.once(actor=actor, key=key, what="passkeys.add", arguments=arguments, subject=login.person_id):
        return Passkey.objects.get(pk=key)
    if login.passkeys.count() >= MOST:
        raise refusals.TooManyPasskeys(most=MOST)
    try:
        proved = verify_registration_response(
            credential=answer,
            expected_challenge=_asked(challenge),
            expected_rp_id=party.host,
            expected_origin=party.origin,
            require_user_verification=True,
        )
        with transaction.atomic():
            return Passkey.objects.create(
                id=key,
                login=login,
                name=name,
                credential=proved.credential_id,
                public_key=proved.credential_public_key,
                uses=proved.sign_count,
                added_at=clock.now(),
            )
    except (WebAuthnException, IntegrityError, ValueError) as problem:
        raise refusals.PasskeyUnfit from problem


@transaction.atomic
def remove(*, actor: Actor, passkey: Passkey, key: UUID) -> None:
    """It opens nothing any more."""
    arguments = {"passkey": passkey.pk}
    if trail.once(actor=actor, key=key, what="passkeys.remove", arguments=arguments, subject=passkey.login.person_id):
        Passkey.objects.filter(pk=passkey.pk).delete()


def by_passkey(*, network: UUID, answer: str, challenge: str, party: Party, address: str) -> SignedIn:
    """Her device's answer instead of a password. Outside any transaction, as every try is counted.

    Refuses: SGN-007 (too many tries), SGN-013 (unknown here, or what the device sent does not fit).
    """
    bucket = tries.bucket("passkey", address, tries.OF_ADDRESS)
    tried = tries.begin([bucket])
    passkey = _signed(network, answer, challenge, party)
    tries.forgive(tried, bucket)
    return SignedIn(passkey.login, Way.DESK)


def _asked(challenge: str) -> bytes:
    """The session's challenge; an answer to nothing is none, though a device may have signed nothing."""
    if not challenge:
        raise ValueError("nothing was asked")
    return bytes.fromhex(challenge)


def _signed(network: UUID, answer: str, challenge: str, party: Party) -> Passkey:
    """The key that signed the challenge; its counter has gone on."""
    try:
        credential = parse_authentication_credential_json(answer)
        passkey = Passkey.objects.select_related("login__person").get(
            credential=credential.raw_id, login__person__network=network, login__is_active=True
        )
        proved = verify_authentication_response(
            credential=credential,
            expected_challenge=_asked(challenge),
            expected_rp_id=party.host,
            expected_origin=party.origin,
            credential_public_key=bytes(passkey.public_key),
            credential_current_sign_count=passkey.uses,
            require_user_verification=True,
        )
    except (WebAuthnException, Passkey.DoesNotExist, ValueError) as problem:
        raise refusals.PasskeyUnfit from problem
    Passkey.objects.filter(pk=passkey.pk).update(uses=proved.new_sign_count, used_at=clock.now())
    return passkey
