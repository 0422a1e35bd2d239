import type { Language } from '../../../platform/language.js';
import type { FoundLink } from '../count-link.sql.js';
import type { PoolOnPage } from '../link-page.queries.js';
import { Html, html } from './html.js';
import { linkStyle } from './link-style.js';
import { ageIn, dayIn, freeIn, linkWords, timeIn } from './link-words.js';

/** What the page says of one pool besides its figure: why the last count was not taken. */
export interface Complaint {
  /** Null: about the whole page. */
  readonly poolId: string | null;
  readonly words: string;
}

export interface LinkPage {
  readonly link: FoundLink;
  readonly pools: readonly PoolOnPage[];
  readonly language: Language;
  readonly complaint: Complaint | null;
  /** A new key for each form shown: what is sent twice from it is done once. */
  readonly newKey: () => string;
  /** Pools before these; the page shows so many at a time. */
  readonly from: number;
}

/** So that the page stays light on a bad line. */
export const poolsAPage = 8;

/** The page of a link that counts. */
export function linkPage({ link, pools, language, complaint, newKey, from }: LinkPage): string {
  const words = linkWords[language];
  const shown = pools.slice(from, from + poolsAPage);
  const general =
    complaint?.poolId === null ? html`<p class="care" role="alert">${complaint.words}</p>` : null;
  const one = (pool: PoolOnPage) =>
    poolSection({ pool, language, now: link.now, newKey, complaint: ofPool(complaint, pool) });
  const more =
    pools.length > from + poolsAPage
      ? html`<p><a href="?lingua=${language}&da=${from + poolsAPage}">→</a></p>`
      : null;
  const none = pools.length === 0 ? html`<p>${words.nothingOpen}</p>` : null;
  return document(
    language,
    html`<header><h1>${link.shelterName}</h1>${switchTo(language)}</header>
<main>${general}${none}${shown.map(one)}${more}</main>
<footer><p>${words.privacy(dayIn(language, link.expiresAt))}</p><p>${words.whom}</p></footer>`,
  );
}

/** A page that only says something: an end, a fault. */
export function plainPage(language: Language, sentence: string): string {
  return document(
    language,
    html`<header><h1>${linkWords[language].title}</h1>${switchTo(language)}</header>
<main><section><p>${sentence}</p></section></main>`,
  );
}

function ofPool(complaint: Complaint | null, { id }: PoolOnPage): string | null {
  return complaint?.poolId === id ? complaint.words : null;
}

function switchTo(language: Language): Html {
  const other = language === 'it' ? 'en' : 'it';
  return html`<a href="?lingua=${other}" hreflang="${other}" lang="${other}">${linkWords[language].other}</a>`;
}

function document(language: Language, body: Html): string {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer"><title>${linkWords[language].title}</title><style>${new Html(linkStyle)}</style></head><body>
${body}
</body></html>
`.text;
}

interface PoolShown {
  readonly pool: PoolOnPage;
  readonly language: Language;
  readonly now: Date;
  readonly newKey: () => string;
  readonly complaint: string | null;
}

function poolSection({ pool, language, now, newKey, complaint }: PoolShown): Html {
  const words = linkWords[language];
  const inRooms = pool.countedIn === 'ROOM';
  const { unoccupied, saidAt, saidUnoccupied } = pool;
  const figure =
    unoccupied === null
      ? html`<p>${words.neverCounted}</p>`
      : html`<p class="figure">${unoccupied} <small>${words.free(unoccupied, inRooms)}</small></p>`;
  const told = pool.observedAt ? `${words.said(ageIn(language, pool.observedAt, now))} · ` : '';
  const thanks =
    saidAt && saidUnoccupied !== null
      ? words.thanks(timeIn(language, saidAt), freeIn(language, saidUnoccupied, inRooms))
      : null;
  return html`<section aria-label="${pool.name}"><h2>${pool.name}</h2>
${complaint ? html`<p class="care" role="alert">${complaint}</p>` : null}${thanks ? html`<p class="said" role="status">${thanks}</p>` : null}
${figure}<p class="soft">${told}${words.of(pool.operable, inRooms)}</p>
${pool.promised > 0 ? html`<p>${words.promised(pool.promised, inRooms)}</p>` : null}${pool.disputed ? html`<p class="care">${words.disputed}</p>` : null}${pool.overcommitted ? html`<p class="care">${words.overcommitted}</p>` : null}
${pool.isDone ? html`<p>${words.served}</p>` : formsOf(pool, language, newKey)}</section>`;
}

function formsOf(pool: PoolOnPage, language: Language, newKey: () => string): Html {
  const words = linkWords[language];
  const { unoccupied, operable, duePlaces, dueBy } = pool;
  const guests = dueBy ? guestsAsked(language, duePlaces, dueBy) : null;
  const free = unoccupied ?? 0;
  const steps = html`<div class="row">${free > 0 ? html`<button name="liberi" value="${free - 1}" aria-label="${words.less(free - 1)}">−1</button>` : null}${free < operable ? html`<button name="liberi" value="${free + 1}" aria-label="${words.more(free + 1)}">+1</button>` : null}<button name="liberi" value="0">${words.full}</button></div>`;
  const asBefore = html`<button class="main" name="prima" value="${free}">${words.asBefore}</button>`;
  const number = html`<div class="row"><label>${words.number}<input type="text" name="numero" inputmode="numeric" maxlength="4" autocomplete="off" aria-label="${words.numberOf(pool.name)}"></label><button name="invia" value="1">${words.send}</button></div>`;
  const takeBack = pool.mayTakeBack
    ? form(pool, newKey, html`<button class="plain" name="annulla" value="1">${words.takeBack}</button>`)
    : null;
  // Two forms: the key that ends a number on a keyboard presses the first button of its form.
  if (!guests && unoccupied !== null)
    return html`${form(pool, newKey, html`${asBefore}${steps}`)}${form(pool, newKey, number)}${takeBack}`;
  // Where people are asked for something first, all is one form, and the number comes first in it.
  const quick =
    unoccupied === null
      ? html`<div class="row"><button name="liberi" value="0">${words.full}</button></div>`
      : html`<div class="row">${asBefore}</div>${steps}`;
  return html`${form(pool, newKey, html`${guests}${number}${quick}`)}${takeBack}`;
}

function guestsAsked(language: Language, places: number, by: Date): Html {
  const words = linkWords[language];
  const choice = (value: string, said: string) =>
    html`<label><input type="radio" name="ospiti" value="${value}" required>${said}</label>`;
  return html`<fieldset><legend>${words.guests(places, timeIn(language, by))}</legend>${choice('si', words.arrived)}${choice('no', words.notArrived)}</fieldset>`;
}

function form({ id, revision }: PoolOnPage, newKey: () => string, inside: Html): Html {
  return html`<form method="post"><input type="hidden" name="modulo" value="${id}"><input type="hidden" name="rev" value="${revision}"><input type="hidden" name="chiave" value="${newKey()}">${inside}</form>`;
}
