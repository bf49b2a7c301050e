"""A theme that prints everything it is given: small, quick to parse, and it hides no change."""

from __future__ import annotations

_LAYOUT = """\
<!doctype html>
<html lang="{{ site.language }}"><title>{{ page.title }}</title>
<link rel="stylesheet" href="{{ asset('style.css') }}">
{% for link in menu %}<a href="{{ url(link.address) }}">{{ link.title }}</a>
{% endfor %}
{% block main %}{% endblock %}
<footer>{{ t('footer') }}</footer>
"""

_MACROS = """\
{% macro links(cards) %}{% for card in cards %}<a href="{{ url(card.address) }}">{{ card.title }}</a>
{% endfor %}{% endmacro %}
{% macro pieces(body) %}{% for piece in body %}{{ piece.html }}{{ piece.picture or '' }}{% endfor %}{% endmacro %}
"""


def _page(*rows: str) -> str:
    head = "{% extends 'layout.html' %}{% import 'macros.html' as ui with context %}\n{% block main %}\n"
    return head + "".join(f"<p>{row}</p>\n" for row in rows) + "{% endblock %}\n"


TEMPLATES = {
    "layout.html": _LAYOUT,
    "macros.html": _MACROS,
    "home.html": _page(
        "{{ featured }}",
        "{{ newest }}",
        "{{ indexes }}",
        "{{ articles }}",
        "{{ models }}",
        "{{ photos }}",
        "{{ totals }}",
        "{{ site.title }}",
    ),
    "models.html": _page("{{ listing }}", "{{ ui.links(listing.cards) }}", "{{ narrower }}"),
    "model.html": _page(
        "{{ page }}", "{{ model }}", "{{ ui.pieces(body) }}", "{{ neighbours }}", "{{ related }}", "{{ graph }}"
    ),
    "term.html": _page("{{ page }}", "{{ term }}", "{{ within }}", "{{ themes }}", "{{ listing }}", "{{ narrower }}"),
    "terms.html": _page("{{ index }}", "{{ site.params }}"),
    "articles.html": _page("{{ listing }}"),
    "article.html": _page("{{ article }}", "{{ ui.pieces(body) }}"),
    "photos.html": _page("{{ library }}"),
    "page.html": _page("{{ article }}", "{{ ui.pieces(body) }}", "{{ site.contact }}"),
    "sign.html": _page("{{ sign }}", "{{ url(sign.qr) }}"),
    "404.html": _page("{{ t('missing') }}"),
    "redirect.html": (
        '<!doctype html><html lang="vi"><title>{{ page.title }}</title><a href="{{ url(target) }}">→</a>\n'
    ),
    "sitemap.xml": (
        "<urlset>{% for e in entries %}"
        "<loc>{{ absolute(e.address) }}</loc>{{ e.updated or '' }}\n{% endfor %}</urlset>\n"
    ),
    "sitemap_index.xml": (
        "<sitemapindex>{% for e in entries %}"
        "<loc>{{ absolute(e.address) }}</loc>{{ e.updated or '' }}\n{% endfor %}</sitemapindex>\n"
    ),
    "feed.xml": "<feed>{{ feed }}{{ absolute(feed.address) }}{{ site.description }}</feed>\n",
    "robots.txt": "User-agent: *\n{{ has_sitemap }}\n",
    "site.webmanifest": '{"name": {{ site.title|tojson }}, "start_url": "{{ url("/") }}"}\n',
}

WORDS = {
    "footer": "Chân trang",
    "missing": "Không thấy trang",
    "title.home": "Trang chủ",
    "title.models": "Mô hình",
    "title.wards": "Xã, phường",
    "title.sectors": "Lĩnh vực",
    "title.years": "Năm",
    "title.kinds": "Loại mô hình",
    "title.organisations": "Tổ chức",
    "title.tags": "Từ khóa",
    "title.articles": "Bài viết",
    "title.photos": "Thư viện ảnh",
    "title.not_found": "Không thấy trang",
    "title.year": "Năm {year}",
    "title.pair": "{first}: {second}",
    "title.feed_unit": "{site}: {unit}",
    "unclassified": "Chưa phân loại",
    "unit.until": "đến {date}",
    "unit.since": "từ {date}",
    "trail.home": "Trang chủ",
}


def plain_theme(name: str = "plain") -> dict[str, str]:
    """Return the files of the theme, to be laid out below a site."""
    words = "".join(f"{key}: '{text}'\n" for key, text in WORDS.items())
    return {
        f"themes/{name}/theme.yaml": f"name: {name}\n",
        f"themes/{name}/strings/vi.yaml": words,
        f"themes/{name}/assets/style.css": "body { margin: 0 }\n",
        **{f"themes/{name}/templates/{file}": text for file, text in TEMPLATES.items()},
    }
