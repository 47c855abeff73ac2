"""The phones and computers that a group trusts with its table."""

from uuid import UUID

from django.db import transaction
from django.utils.crypto import salted_hmac

from khaotom.kernel import clock, thai
from khaotom.kernel.actor import Actor
from khaotom.people import selectors
from khaotom.people.models import Device, Group
from khaotom.trail import services as trail


@transaction.atomic
def register(*, actor: Actor, group: Group, name: str, key: UUID) -> Device:
    """The device an officer holds in her hand, named. Its cookie is ``token(device.pk)``; only the token's hash is stored."""
    name = thai.plain(name)
    arguments = {"group": group.pk, "name": name}
    if not trail.once(actor=actor, key=key, what="devices.register", arguments=arguments, subject=group.pk):
        return Device.objects.get(pk=key)
    return Device.objects.create(
        id=key,
        network_id=actor.network,
        group=group,
        name=name,
        token_hash=selectors.token_hash(token(key)),
        registered_by_id=actor.person,
        registered_at=clock.now(),
    )


@transaction.atomic
def withdraw(*, actor: Actor, device: Device, key: UUID) -> Device:
    """The device is lost, sold or given away: from now on it is a strange phone. Doing it twice is the same as once."""
    if not trail.once(actor=actor, key=key, what="devices.withdraw", arguments={"device": device.pk}, subject=device.group_id):
        return Device.objects.get(pk=device.pk)
    if device.withdrawn_at is None:
        device.withdrawn_at = clock.now()
        device.save(update_fields=["withdrawn_at"])
    return device


def token(device: UUID) -> str:
    """What the device keeps: made from its id with the signing key, so that a form sent twice gives the same token."""
    return salted_hmac("khaotom.people.device", str(device), algorithm="sha256").hexdigest()
