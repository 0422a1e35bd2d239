import { useEffect, useState } from 'react';
import type { CreateCountLinkMutation } from '../../api/generated/graphql';
import { Button } from '../../design/button';
import { TextField } from '../../design/field';
import { useTell } from '../../design/notice';
import { say } from '../../language/say';

interface CountLinkToHandProps {
  readonly made: CreateCountLinkMutation['createCountLink'];
  readonly email: string;
  readonly onClose: () => void;
}

/** A link just made: to be copied, or taken by the camera of the telephone that will use it. Shown this once. */
export function CountLinkToHand({ made: { url, isSent, smsCode }, email, onClose }: CountLinkToHandProps) {
  const tell = useTell();
  return (
    <div className="count-link-made">
      {isSent ? <p>{say('links.sent', { email })}</p> : null}
      {url ? (
        <>
          <TextField label={say('links.link')} help={say('links.linkHelp')} readOnly value={url} />
          <Button
            weight="main"
            isWide
            onClick={async () => {
              await navigator.clipboard.writeText(url);
              tell(say('people.linkCopied'));
            }}
          >
            {say('people.copyLink')}
          </Button>
          <Squares text={url} />
        </>
      ) : null}
      {smsCode ? <p>{say('links.smsCode', { code: smsCode })}</p> : null}
      <Button isWide onClick={onClose}>
        {say('links.done')}
      </Button>
    </div>
  );
}

type Drawing = readonly (readonly boolean[])[];

/** The link as a square that a camera reads. */
function Squares({ text }: { readonly text: string }) {
  const [drawn, setDrawn] = useState<Drawing | null>(null);
  useEffect(() => {
    let isWanted = true;
    // Loaded where it is needed: nobody waits for it on the way to a bed.
    void import('qr').then(({ encodeQR }) => {
      if (isWanted) setDrawn(encodeQR(text, 'raw', { ecc: 'medium', border: 3 }));
    });
    return () => {
      isWanted = false;
    };
  }, [text]);
  if (!drawn) return null;
  const path = drawn
    .map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('');
  return (
    <svg
      className="count-link-squares"
      role="img"
      aria-label={say('links.squares')}
      viewBox={`0 0 ${drawn.length} ${drawn.length}`}
    >
      <path d={path} />
    </svg>
  );
}
