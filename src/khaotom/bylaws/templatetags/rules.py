"""Addresses of rules, whoever's they are. Nothing here asks the database."""

from django import template
from django.urls import reverse

from khaotom.people.models import Group

register = template.Library()


@register.simple_tag
def rules_url(group: Group | None, page: str, **parts: str) -> str:
    """A page of a group's rules by its name; without a group, the same page of the network's common rules."""
    if group is None:
        return reverse(f"bylaws:common_{page}", kwargs=parts)
    return reverse(f"bylaws:{page}", kwargs={"slug": group.slug, **parts})
