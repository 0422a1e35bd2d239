import type { CombinedError } from '@urql/core';
import { useState } from 'react';
import { saidBy } from '../../api/faults';
import type { PeopleQuery } from '../../api/generated/graphql';
import { useAct } from '../../api/use-act';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { Banner, useTell } from '../../design/notice';
import { useMinute } from '../../frame/frame';
import { labelOf } from '../../language/label';
import { say } from '../../language/say';
import { instantInWords } from '../../language/time-in-words';
import { LinkToHand } from './link-to-hand';
import {
  disableMutation,
  enableMutation,
  endSessionsMutation,
  resetSecondFactorMutation,
  sendInvitationMutation,
} from './people.documents';

type Person = PeopleQuery['people']['nodes'][number];

/** One person: what they are, how they sign in, and what can be done about it. */
export function PersonCard({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  const now = useMinute();
  const [sendAgain] = useAct(sendInvitationMutation);
  const [disable] = useAct(disableMutation);
  const [enable] = useAct(enableMutation);
  const [endSessions] = useAct(endSessionsMutation);
  const [resetSecondFactor] = useAct(resetSecondFactorMutation);
  const [fault, setFault] = useState<string | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const tell = useTell();
  const input = { personId: person.id };
  const done = ({ error }: { error: CombinedError | null }, words: string, undo?: () => void) => {
    setFault(error ? saidBy(error) : null);
    if (!error) tell(words, undo);
    onDone();
  };
  const invited = person.invitedUntil ? new Date(person.invitedUntil) : null;
  return (
    <Card title={person.name} aside={person.roles.map((role) => labelOf('Role', role)).join(', ')}>
      <p className="soft">{[person.email, person.organisationName].filter(Boolean).join(' · ')}</p>
      <p>{standingOf(person, invited ? instantInWords(invited, now) : null)}</p>
      {person.vouchedAt ? <p>{say('people.vouched')}</p> : null}
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      {link ? <LinkToHand link={link} /> : null}
      <div className="acts">
        {invited ? (
          <Button
            onClick={async () => {
              const answer = await sendAgain(input);
              setLink(answer.data?.sendInvitation.link ?? null);
              done(answer, say('people.sentAgain'));
            }}
          >
            {say('people.sendAgain')}
          </Button>
        ) : null}
        {person.openSessions > 0 ? (
          <Button onClick={async () => done(await endSessions(input), say('people.sessionsEnded'))}>
            {say('people.endSessions')}
          </Button>
        ) : null}
        {person.hasSecondFactor !== false ? (
          <Button onClick={async () => done(await resetSecondFactor(input), say('people.factorReset'))}>
            {say('people.resetFactor')}
          </Button>
        ) : null}
        {person.disabledAt ? (
          <Button onClick={async () => done(await enable(input), say('people.enabled'))}>
            {say('people.enable')}
          </Button>
        ) : (
          <Button
            weight="plain"
            onClick={async () =>
              done(await disable(input), say('people.disabled'), () => void enable(input).then(onDone))
            }
          >
            {say('people.disable')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function standingOf(
  { disabledAt, hasPassword, hasSecondFactor }: Person,
  invitedUntil: string | null,
): string {
  if (disabledAt) return say('people.isDisabled');
  if (invitedUntil) return say('people.isInvited', { until: invitedUntil });
  if (!hasPassword) return say('people.noPassword');
  if (hasSecondFactor === null || hasSecondFactor === undefined) return say('people.factorNotTold');
  return say(hasSecondFactor ? 'people.withFactor' : 'people.withoutFactor');
}
