import { Button } from '../../design/button';
import { TextField } from '../../design/field';
import { useTell } from '../../design/notice';
import { say } from '../../language/say';

/** A link that no mail could carry: shown once, to be handed over by whoever made it. */
export function LinkToHand({ link }: { readonly link: string }) {
  const tell = useTell();
  return (
    <div className="field">
      <TextField label={say('people.link')} help={say('people.linkHelp')} readOnly value={link} />
      <Button
        onClick={async () => {
          await navigator.clipboard.writeText(link);
          tell(say('people.linkCopied'));
        }}
      >
        {say('people.copyLink')}
      </Button>
    </div>
  );
}
