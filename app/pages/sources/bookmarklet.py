"""The bookmarklet's own text: it hands the page at hand to a window of this instance.

A page's Content-Security-Policy forbids most ways out: `fetch` (connect-src), and a form to
another site (form-action). Opening a window and talking to it is bound by neither, so the page
goes by `postMessage` to a window of the instance, and from there by an ordinary form.
"""

from __future__ import annotations

import json
from urllib.parse import quote

READY, PAGE = "critical-path-ready", "critical-path-page"
# Pictures and styles are dropped; scripts stay as text, since some sites keep the job in one.
DROPPED = "style,svg,img,picture,video,audio,canvas,iframe,link"
CODE = """(()=>{{const o={origin},t=open(o+{path},"_blank");
if(!t){{alert("Your browser kept a window from opening. Allow windows for this site, \
then clip again.");return}}
addEventListener("message",function f(e){{if(e.origin!==o||e.source!==t||e.data!=={ready})return;
removeEventListener("message",f);
const c=document.documentElement.cloneNode(true);
c.querySelectorAll({dropped}).forEach(n=>n.remove());
t.postMessage({{kind:{page},token:{token},url:location.href,html:c.outerHTML}},o)}})}})()"""


def bookmarklet(origin: str, path: str, token: str) -> str:
    """Return the address that a bookmark holds; `origin` and `path` are where the clip goes."""
    values = {
        "origin": origin,
        "path": path,
        "token": token,
        "ready": READY,
        "page": PAGE,
        "dropped": DROPPED,
    }
    code = CODE.format(**{name: json.dumps(value) for name, value in values.items()})
    return "javascript:" + quote(code.replace("\n", ""), safe="()=;,.{}[]!&|'*/:?+-_>")
