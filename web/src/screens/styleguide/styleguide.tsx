import { useState } from 'react';
import { Button, CallLink } from '../../design/button';
import { Card, Chip, Chips } from '../../design/card';
import { Countdown } from '../../design/countdown';
import { Dialog } from '../../design/dialog';
import { ChoiceField, LongTextField, TextField } from '../../design/field';
import { type Light, LightMark } from '../../design/light-mark';
import { Banner, Empty, useTell } from '../../design/notice';
import { Stepper } from '../../design/stepper';
import { Timeline } from '../../design/timeline';
import { drawBy } from '../../frame/theme';
import './styleguide.css';

const hour = 3_600_000;
const lights: readonly { light: Light; free: number | null; unit: string }[] = [
  { light: 'GREEN', free: 2, unit: 'stanze' },
  { light: 'YELLOW', free: 3, unit: 'su 3' },
  { light: 'RED', free: 0, unit: 'su 12' },
  { light: 'GREY', free: null, unit: '' },
];

/** Every component on one page, to be looked at by day and by night. */
export function Styleguide() {
  const [count, setCount] = useState(19);
  const [isAsking, setAsking] = useState(false);
  const [began] = useState(() => Date.now());
  const tell = useTell();
  return (
    <main className="styleguide">
      <h1>Riparo: componenti</h1>
      <div className="acts">
        <Button onClick={() => drawBy('day')}>Giorno</Button>
        <Button onClick={() => drawBy('night')}>Notte</Button>
      </div>
      <section>
        <h2>Scrittura</h2>
        <p className="type-5">Cifra 19</p>
        <p className="type-4">Cifra 3</p>
        <p className="type-3">Titolo di sezione</p>
        <p className="type-2">Titolo di scheda</p>
        <p>Testo: accoglie di notte, anche senza documenti.</p>
        <p className="soft">Nota: confermato 12 minuti fa.</p>
      </section>
      <section>
        <h2>Luce, numero, età</h2>
        <div className="lights">
          {lights.map((mark) => (
            <LightMark key={mark.light} {...mark} />
          ))}
        </div>
      </section>
      <section>
        <h2>Atti</h2>
        <div className="acts">
          <Button weight="main">Tieni 1 stanza</Button>
          <Button>Ha detto…</Button>
          <Button weight="danger">Rifiuta</Button>
          <Button disabled>Non ora</Button>
          <CallLink phone="+39 000 333 2011">Chiama</CallLink>
          <Button weight="plain" onClick={() => tell('Opzione rilasciata', () => undefined)}>
            Avvisa
          </Button>
        </div>
      </section>
      <section>
        <h2>Fatti</h2>
        <Chips label="Ospiti">
          <Chip onRemove={{ label: 'Togli Donna, 34', act: () => undefined }}>Donna, 34</Chip>
          <Chip isChosen>senza documenti</Chip>
          <Chip isOffer>+ un fatto</Chip>
        </Chips>
      </section>
      <section>
        <h2>Scheda con scadenza</h2>
        <Card isOwn>
          <Countdown label="Opzione tua" lastsMs={hour} until={new Date(began + 0.62 * hour)} ahead={0} />
          <p>Casa Girasole</p>
        </Card>
      </section>
      <section>
        <h2>Conta</h2>
        <Card title="Dormitorio uomini" aside="22 posti attivi">
          <Stepper label="persone dentro" value={count} onChange={setCount} />
          <Button weight="main" isWide>
            Tutto come prima
          </Button>
        </Card>
      </section>
      <section>
        <h2>Campi</h2>
        <TextField label="Stazione" help="Come la dice chi chiama." />
        <TextField label="Telefono" fault="Manca il numero da richiamare." defaultValue="" />
        <ChoiceField
          label="Corpo"
          value=""
          nothing="Non noto"
          choices={[{ value: 'CARABINIERI', label: 'Carabinieri' }]}
          onChoose={() => undefined}
        />
        <LongTextField label="Situazione" />
      </section>
      <section>
        <h2>Avvisi</h2>
        <Banner>Linea tornata: due atti inviati.</Banner>
        <Banner tone="good">È arrivato.</Banner>
        <Banner tone="care">La linea manca. I numeri sono di 9 minuti fa.</Banner>
        <Banner tone="danger">Non c’è più posto: preso un attimo fa.</Banner>
        <Empty title="Nessun intervento aperto">
          <Button weight="main">Nuova chiamata</Button>
        </Empty>
        <Button onClick={() => setAsking(true)}>Apri una domanda</Button>
        {isAsking ? (
          <Dialog title="Che cosa ha detto?" onClose={() => setAsking(false)}>
            <Button weight="main" isWide>
              Sì, li prende
            </Button>
            <Button isWide>No, perché…</Button>
          </Dialog>
        ) : null}
      </section>
      <section>
        <h2>Cronologia</h2>
        <Timeline
          items={[
            { id: '1', at: new Date(began - 20 * hour), title: 'Chiamata dai Carabinieri' },
            { id: '2', at: new Date(began - hour), title: 'Cercati posti: 4 proposte' },
            {
              id: '3',
              at: new Date(began),
              title: 'Tenuta 1 stanza',
              words: 'Casa Girasole, fino alle 03:41',
            },
          ]}
        />
      </section>
    </main>
  );
}
