import { Button } from '../../design/button';
import { Banner, Empty, Waiting } from '../../design/notice';
import { Frame, useMinute } from '../../frame/frame';
import { say } from '../../language/say';
import { clockTime, dayInWords, instantInWords } from '../../language/time-in-words';
import {
  admitsInWords,
  callsOf,
  forWhom,
  type Gateway,
  gatewaysOf,
  isOpenShelter,
  type SheetPool,
} from './on-paper';
import { type SheetDistrict, type SheetShelter, useSheet } from './use-sheet';
import './call-sheet.css';

/** Tonight's shelters on paper: whom to call when the line is down, and how old each number was. */
export function CallSheet() {
  const now = useMinute();
  const { districts, fault } = useSheet();
  const shown = districts?.filter(({ shelters }) => shelters.length > 0) ?? [];
  const gateways = gatewaysOf(shown.flatMap(({ shelters }) => shelters));
  return (
    <Frame title={say('sheet.title')}>
      <p className="soft not-printed">{say('sheet.what')}</p>
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      {districts === null && !fault ? <Waiting /> : null}
      {districts && shown.length === 0 ? <Empty title={say('sheet.none')} /> : null}
      {shown.length > 0 ? (
        <>
          <div className="not-printed">
            <Button weight="main" isWide onClick={() => window.print()}>
              {say('sheet.print')}
            </Button>
          </div>
          <section className="sheet" aria-label={say('sheet.title')}>
            <header>
              <p className="sheet-name">{say('sheet.title')}</p>
              <p>{say('sheet.printed', { time: `${dayInWords(now)}, ${clockTime(now)}` })}</p>
              <p className="sheet-warning">{say('sheet.warning')}</p>
              <p>{say('sheet.destroy')}</p>
            </header>
            {shown.map((district) => (
              <DistrictSheet key={district.id} district={district} now={now} />
            ))}
            <Gateways gateways={gateways} />
          </section>
        </>
      ) : null}
    </Frame>
  );
}

function DistrictSheet({ district, now }: { readonly district: SheetDistrict; readonly now: Date }) {
  const open = district.shelters.filter(isOpenShelter);
  if (open.length === 0) return null;
  return (
    <div className="sheet-table">
      <table>
        <caption>{district.name}</caption>
        <thead>
          <tr>
            <th scope="col">{say('sheet.shelter')}</th>
            <th scope="col">{say('sheet.call')}</th>
            <th scope="col" className="sheet-number">
              {say('sheet.free')}
            </th>
            <th scope="col">{say('sheet.age')}</th>
            <th scope="col">{say('sheet.admits')}</th>
            <th scope="col">{say('sheet.for')}</th>
          </tr>
        </thead>
        <tbody>
          {open.flatMap((shelter) =>
            shelter.pools.map((pool) => <PoolRow key={pool.id} shelter={shelter} pool={pool} now={now} />),
          )}
        </tbody>
      </table>
    </div>
  );
}

interface PoolRowProps {
  readonly shelter: SheetShelter;
  readonly pool: SheetPool;
  readonly now: Date;
}

function PoolRow({ shelter, pool, now }: PoolRowProps) {
  const { observedAt, disputed } = pool.freshness;
  return (
    <tr>
      <th scope="row">
        {shelter.name}
        <small>{`${pool.name} · ${shelter.toldArea}`}</small>
      </th>
      <td>
        {callsOf(shelter).map((gateway) => (
          <Call key={`${gateway.name} ${gateway.phone}`} {...gateway} />
        ))}
      </td>
      <td className="sheet-number">
        <b>{pool.free ?? '–'}</b>
        <small>
          {say(pool.countedIn === 'ROOM' ? 'offer.rooms' : 'offline.free', { operable: pool.operable })}
        </small>
      </td>
      {/* On paper "12 minutes ago" would grow false: the time stands there. */}
      <td>
        {observedAt ? instantInWords(new Date(observedAt), now) : say('beds.never')}
        {disputed ? <small>{say('light.yellow')}</small> : null}
      </td>
      <td>
        <span className="sheet-told">{`${say('sheet.admits')}: `}</span>
        {admitsInWords(shelter)}
      </td>
      <td className="sheet-for">{forWhom(pool, now)}</td>
    </tr>
  );
}

function Call({ name, phone }: Gateway) {
  return (
    <span className="sheet-call">
      <b>{phone ?? '–'}</b>
      {name ? <small>{name}</small> : null}
    </span>
  );
}

function Gateways({ gateways }: { readonly gateways: readonly Gateway[] }) {
  if (gateways.length === 0) return null;
  return (
    <section className="sheet-gateways">
      <h2>{say('sheet.guarded')}</h2>
      <ul>
        {gateways.map((gateway) => (
          <li key={`${gateway.name} ${gateway.phone}`}>
            <Call {...gateway} />
          </li>
        ))}
      </ul>
      <p>{say('sheet.guardedWhat')}</p>
    </section>
  );
}
