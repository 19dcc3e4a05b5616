// Our own collection of texts that broke others: SQL, templates, shells, paths, formulas, formats (A8 to A15).
export const injections = [
    "'", "''", "\"", "`", "\\", "\\'", "%27", "' OR '1'='1", "' OR 1=1-- ", "') OR ('1'='1", "1 OR 1=1", "1; DROP TABLE device", "'; DROP TABLE device;-- ",
    "' UNION SELECT NULL,NULL-- ", "1 UNION SELECT password_hash FROM person", "' AND SLEEP(3)-- ", "1 AND SLEEP(3)", "'||(SELECT SLEEP(3))||'",
    "1 AND (SELECT COUNT(*) FROM device_event a, device_event b, device_event c, device_event d)>0", "' AND EXTRACTVALUE(1,CONCAT(0x7e,VERSION()))-- ",
    "' INTO OUTFILE '/tmp/kitbank-out'-- ", "LOAD_FILE('/etc/passwd')", "/*!50000SELECT*/", "id; --", "created_at DESC, (SELECT 1)", "state`,`serial",
    "0x27204f5220313d31", "\u02bc OR 1=1", "\uff07 OR 1=1", "%bf%27 OR 1=1", "KB%", "_%", "\\%",
    "{{7193*8059}}", "${7193*8059}", "#{7193*8059}", "<%= 7193*8059 %>", "{{%AUTOESCAPE context=\"JAVASCRIPT\"}}", "{{>LAYOUT}}", "{{#EACH}}", "%s%s%s%n%n", "%x%x%x%x", "{0}", "{:>999999999}",
    "php://filter/resource=/etc/passwd", "file:///etc/passwd", "../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "..\\..\\windows", "/etc/passwd\u0000.png",
    "$(sleep 3)", "`sleep 3`", "; sleep 3;", "| sleep 3", "&& sleep 3", "\n sleep 3", "() { :;}; sleep 3", "a\r\nSet-Cookie: taken=1", "a%0d%0aSet-Cookie:%20taken=1",
    "=1+1", "=HYPERLINK(\"http://elsewhere.example\")", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0",
    "http://169.254.169.254/latest/meta-data/", "http://127.0.0.1:1/", "//elsewhere.example/x", "javascript:alert(1)", "\\\\elsewhere.example\\share",
    "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>", "*)(uid=*))(|(uid=*", "{\"$gt\":\"\"}", "[$ne]=1", "__proto__", "constructor.prototype",
    "(a+)+$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "a".repeat(5_000), "\u0000", "\u202e\u0644\u0627", "\ufeff", "\ud7ff\ue000", "\u{1f4a9}", "-1", "0", "99999999999999999999",
    "1e400", "NaN", "true", "null", "[]", "-9223372036854775808", "2038-01-19T03:14:08Z", "0000-00-00T00:00:00Z", "9999-12-31T23:59:60Z", "Europe/../../etc/passwd",
];

// One canary function, called by every payload that gets to run. `mark` tells which one it was.
const call = (mark) => `window.kitbank_canary(${mark})`;
const shapes = [
    (c) => `<script>${c}</script>`, (c) => `"><script>${c}</script>`, (c) => `'><script>${c}</script>`, (c) => `</title><script>${c}</script>`,
    (c) => `</textarea><script>${c}</script>`, (c) => `</script><script>${c}</script>`, (c) => `--><script>${c}</script>`, (c) => `]]><script>${c}</script>`,
    (c) => `<ScRiPt>${c}</sCrIpT>`, (c) => `<script/x>${c}</script>`, (c) => `<scr<script>ipt>${c}</scr</script>ipt>`, (c) => `<script src=data:,${c}></script>`,
    (c) => `<img src=x onerror=${c}>`, (c) => `"><img src=x onerror=${c}>`, (c) => `<img src=x onerror="${c}">`, (c) => `<img/src=x/onerror=${c}>`,
    (c) => `<img src="x" onerror='${c}'`, (c) => `<svg onload=${c}>`, (c) => `<svg/onload=${c}>`, (c) => `<svg><script>${c}</script></svg>`,
    (c) => `<svg><animate onbegin=${c} attributeName=x dur=1s>`, (c) => `<svg><use href="data:image/svg+xml,<svg onload=${c}>">`, (c) => `<math><mi//xlink:href="javascript:${c}">`,
    (c) => `<body onload=${c}>`, (c) => `<iframe srcdoc="<script>parent.${c}</script>">`, (c) => `<iframe src="javascript:parent.${c}">`, (c) => `<object data="javascript:${c}">`,
    (c) => `<embed src="javascript:${c}">`, (c) => `<a href="javascript:${c}">x</a>`, (c) => `<form action="javascript:${c}"><button>x</button></form>`,
    (c) => `<button formaction="javascript:${c}">x</button>`, (c) => `<input autofocus onfocus=${c}>`, (c) => `" autofocus onfocus=${c} x="`, (c) => `' autofocus onfocus=${c} x='`,
    (c) => `" onmouseover=${c} x="`, (c) => `x onpointerenter=${c}`, (c) => `<details open ontoggle=${c}>`, (c) => `<video><source onerror=${c}></video>`,
    (c) => `<audio src=x onerror=${c}>`, (c) => `<marquee onstart=${c}>`, (c) => `<select autofocus onfocus=${c}>`, (c) => `<textarea autofocus onfocus=${c}>`,
    (c) => `<keygen autofocus onfocus=${c}>`, (c) => `<link rel=stylesheet href="javascript:${c}">`, (c) => `<meta http-equiv=refresh content="0;url=javascript:${c}">`,
    (c) => `<base href="javascript:${c}//">`, (c) => `<style>@import 'javascript:${c}';</style>`, (c) => `<div style="background:url(javascript:${c})">`, (c) => `<x style="x:expression(${c})">`,
    (c) => `javascript:${c}`, (c) => `JaVaScRiPt:${c}`, (c) => `java\tscript:${c}`, (c) => ` javascript:${c}`, (c) => `data:text/html,<script>${c}</script>`, (c) => `vbscript:${c}`,
    (c) => `';${c};//`, (c) => `";${c};//`, (c) => `\`;${c};//`, (c) => `\\';${c};//`, (c) => `\${${c}}`, (c) => `{{constructor.constructor('${c}')()}}`, (c) => `</script>${c}<script>`,
    (c) => `&lt;script&gt;${c}&lt;/script&gt;`, (c) => `&#60;script&#62;${c}&#60;/script&#62;`, (c) => `%3Cscript%3E${c}%3C/script%3E`, (c) => `\\u003cscript\\u003e${c}\\u003c/script\\u003e`,
    (c) => `\uff1cscript\uff1e${c}\uff1c/script\uff1e`, (c) => `+ADw-script+AD4-${c}+ADw-/script+AD4-`, (c) => `<\u0000script>${c}</script>`, (c) => `<!--><script>${c}</script>`,
    (c) => `<![CDATA[<script>${c}</script>]]>`, (c) => `<?xml version="1.0"?><script xmlns="http://www.w3.org/1999/xhtml">${c}</script>`, (c) => `<noscript><p title="</noscript><img src=x onerror=${c}>">`,
    (c) => `<template><script>${c}</script></template>`, (c) => `<table background="javascript:${c}">`, (c) => `<isindex action="javascript:${c}">`, (c) => `<img src="x\` \`<script>${c}</script>"\` \`>`,
];

// About 120 texts: the short ones whole, and the commonest again behind what closes a tag, a quote or a comment.
export const scripts = [
    ...shapes.map((shape, at) => shape(call(at))),
    ...shapes.slice(0, 40).map((shape, at) => `x">'>--></title></textarea></select>${shape(call(shapes.length + at))}`),
];
