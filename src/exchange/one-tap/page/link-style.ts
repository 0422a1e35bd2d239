import { createHash } from 'node:crypto';

/** The look of the page, in it: day, and night where the telephone is dark. The colours are the console's. */
export const linkStyle = `:root{color-scheme:light dark;--ink:#14202b;--soft:#4a5c6d;--line:#7b8b99;--ground:#eef2f6;--card:#fff;--act:#0058b0;--on:#fff;--good:#00704a;--goodbg:#e0f3ea;--care:#6d4200;--carebg:#fdf0d9}
@media(prefers-color-scheme:dark){:root{--ink:#e4ebf1;--soft:#9db0c0;--line:#6f8496;--ground:#0c141b;--card:#14202a;--act:#6db3ff;--on:#06121d;--good:#5fd6a5;--goodbg:#11332a;--care:#f2b55e;--carebg:#38290f}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.45 "Titillium Web",system-ui,sans-serif}
main,header,footer{max-width:32rem;margin:0 auto;padding:12px 16px}
header{display:flex;justify-content:space-between;gap:12px;align-items:baseline}
h1{font-size:1.3125rem;margin:0}h2{font-size:1.0625rem;margin:0 0 4px}
a{color:var(--act);display:inline-block;padding:10px 0}
section{background:var(--card);border-radius:14px;padding:16px;margin:0 0 16px}
.figure{font-size:2.75rem;font-weight:700;line-height:1.1;margin:0;font-variant-numeric:tabular-nums}
.figure small{font-size:1.0625rem;font-weight:600}
p{margin:6px 0}.soft,footer{color:var(--soft)}
.said,.care{padding:10px 12px;border-radius:10px;font-weight:600}
.said{background:var(--goodbg);color:var(--good)}.care{background:var(--carebg);color:var(--care)}
form{margin:12px 0 0}fieldset{border:1px solid var(--line);border-radius:10px;margin:0 0 12px;padding:8px 12px}
label{display:block;padding:10px 0}
.row{display:flex;gap:8px;margin-top:8px;align-items:end}.row>*{flex:1}
button,input[type=text]{font:inherit;font-weight:600;min-height:52px;width:100%;border-radius:10px;border:2px solid var(--act);background:var(--card);color:var(--act)}
button.main{background:var(--act);color:var(--on)}
button.plain{border-color:var(--line);color:var(--ink)}
input[type=text]{color:var(--ink);border-color:var(--line);text-align:center}
input[type=radio]{width:22px;height:22px;vertical-align:-5px;margin:0 8px 0 0}
:focus-visible{outline:3px solid var(--act);outline-offset:2px}`;

/** What the page's policy lets in: this style and no other. */
export const styleSource = `'sha256-${createHash('sha256').update(linkStyle).digest('base64')}'`;
