import { Button } from '../../design/button';
import { TextField } from '../../design/field';
import { useTell } from '../../design/notice';
import { say } from '../../language/say';

/** A key just made: shown this once, kept nowhere. */
export function SecretToCopy({ secret }: { readonly secret: string }) {
  const tell = useTell();
  return (
    <div className="act-form">
      <TextField
        label={say('keys.secret')}
        help={say('keys.secretHelp')}
        readOnly
        value={secret}
        onFocus={(event) => event.target.select()}
      />
      <Button
        weight="main"
        isWide
        onClick={async () => {
          await navigator.clipboard.writeText(secret);
          tell(say('people.linkCopied'));
        }}
      >
        {say('people.copyLink')}
      </Button>
    </div>
  );
}
