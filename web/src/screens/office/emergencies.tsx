import '../../language/office';
import '../../language/shelter';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useLocation } from 'wouter';
import { saidBy } from '../../api/faults';
import type { EmergenciesQuery } from '../../api/generated/graphql';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { Button } from '../../design/button';
import { Card, Chip, Chips } from '../../design/card';
import { LongTextField, TextField } from '../../design/field';
import { Banner, Empty, useTell, Waiting } from '../../design/notice';
import { Pager, usePages } from '../../design/pager';
import { Frame, useMinute } from '../../frame/frame';
import { useSigned } from '../../frame/session';
import { labelOf } from '../../language/label';
import { say } from '../../language/say';
import { instantInWords } from '../../language/time-in-words';
import { BreakGlassDialog } from '../shelter/break-glass';
import { emergenciesQuery, reviewMutation } from './office.documents';

type Access = EmergenciesQuery['emergencyAccesses']['nodes'][number];

/** Emergency accesses: to take one to a case of another district, and to review those of others. */
export function Emergencies() {
  const { permissions } = useSigned();
  return (
    <Frame title={say('emergency.title')}>
      {permissions.includes('glass.break') ? <ReachCase /> : null}
      {permissions.includes('glass.review') ? <Reviews /> : null}
    </Frame>
  );
}

function ReachCase() {
  const [number, setNumber] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [, go] = useLocation();
  return (
    <Card title={say('emergency.case')}>
      <p>{say('emergency.caseWhat')}</p>
      <TextField
        label={say('emergency.number')}
        autoComplete="off"
        value={number}
        onChange={(event) => setNumber(event.target.value)}
      />
      <Button weight="danger" disabled={number.trim() === ''} onClick={() => setAsking(true)}>
        {say('emergency.reach')}
      </Button>
      {isAsking ? (
        <BreakGlassDialog
          target="INTERVENTION"
          targetId={number.trim()}
          onClose={() => setAsking(false)}
          onBroken={(_, targetId) => go(`/interventi/${targetId}`)}
        />
      ) : null}
    </Card>
  );
}

function Reviews() {
  const now = useMinute();
  const [isOpen, setOpen] = useState(true);
  const pages = usePages();
  const [{ data, error, fetching }, ask] = useQuery({
    query: emergenciesQuery,
    variables: { open: isOpen ? true : null, after: pages.after },
  });
  const page = data?.emergencyAccesses;
  return (
    <>
      <Chips label={say('emergency.which')}>
        {[true, false].map((one) => (
          <Chip
            key={String(one)}
            isChosen={isOpen === one}
            onPress={() => {
              setOpen(one);
              pages.reset();
            }}
          >
            {say(one ? 'emergency.toReview' : 'emergency.all')}
          </Chip>
        ))}
      </Chips>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {page?.nodes.length === 0 ? <Empty title={say('emergency.none')} /> : null}
      {page?.nodes.map((access) => (
        <AccessCard
          key={access.id}
          access={access}
          now={now}
          onDone={() => ask({ requestPolicy: 'network-only' })}
        />
      ))}
      <Pager pages={pages} info={page?.pageInfo} isBusy={fetching} />
    </>
  );
}

interface AccessCardProps {
  readonly access: Access;
  readonly now: Date;
  readonly onDone: () => void;
}

function AccessCard({ access, now, onDone }: AccessCardProps) {
  const [isReviewing, setReviewing] = useState(false);
  const { by, target, targetId, reason, beganAt, reviewedBy, justified, finding } = access;
  return (
    <Card title={by} aside={instantInWords(new Date(beganAt), now)}>
      <p className="soft">{`${labelOf('EmergencyTarget', target)}: ${targetId}`}</p>
      {reason ? <p>{reason}</p> : null}
      {reviewedBy ? (
        <Banner tone={justified ? 'good' : 'care'}>
          <p>{say(justified ? 'emergency.wasJustified' : 'emergency.wasNot', { by: reviewedBy })}</p>
          {finding ? <p className="alert-what">{finding}</p> : null}
        </Banner>
      ) : (
        <Button weight="main" onClick={() => setReviewing(true)}>
          {say('emergency.review')}
        </Button>
      )}
      {isReviewing ? (
        <ReviewDialog
          access={access}
          onClose={() => {
            setReviewing(false);
            onDone();
          }}
        />
      ) : null}
    </Card>
  );
}

function ReviewDialog({ access, onClose }: { readonly access: Access; readonly onClose: () => void }) {
  const tell = useTell();
  const [justified, setJustified] = useState<boolean | null>(null);
  const [finding, setFinding] = useState('');
  const { send, isBusy, fault, setFault } = useSending(reviewMutation, () => {
    tell(say('emergency.reviewed'));
    onClose();
  });
  const go = () => {
    if (justified === null) return setFault(say('emergency.choose'));
    return send({ accessId: access.id, justified, finding: finding.trim() });
  };
  return (
    <ActDialog
      title={say('emergency.review')}
      what={say('emergency.reviewWhat', { by: access.by })}
      send={say('emergency.reviewSend')}
      onSend={() => void go()}
      {...{ isBusy, fault, onClose }}
    >
      <Chips label={say('emergency.which')}>
        <Chip isChosen={justified === true} onPress={() => setJustified(true)}>
          {say('emergency.justified')}
        </Chip>
        <Chip isChosen={justified === false} onPress={() => setJustified(false)}>
          {say('emergency.unjustified')}
        </Chip>
      </Chips>
      <LongTextField
        label={say('emergency.finding')}
        value={finding}
        onChange={(event) => setFinding(event.target.value)}
      />
    </ActDialog>
  );
}
