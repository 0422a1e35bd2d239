import { useState } from 'react';
import { say } from '../language/say';
import { Button } from './button';

/** Where one stands in a list that comes page by page. */
export function usePages() {
  const [before, setBefore] = useState<readonly (string | null)[]>([]);
  const [after, setAfter] = useState<string | null>(null);
  return {
    after,
    isFirst: before.length === 0,
    reset: () => {
      setBefore([]);
      setAfter(null);
    },
    goOn: (cursor: string) => {
      setBefore([...before, after]);
      setAfter(cursor);
    },
    goBack: () => {
      setAfter(before.at(-1) ?? null);
      setBefore(before.slice(0, -1));
    },
  };
}

interface PagerProps {
  readonly pages: ReturnType<typeof usePages>;
  readonly info: { readonly hasNextPage: boolean; readonly endCursor?: string | null } | undefined;
  readonly isBusy: boolean;
}

/** On to the next page, and back; nothing where one page is all there is. */
export function Pager({ pages, info, isBusy }: PagerProps) {
  const next = info?.hasNextPage ? info.endCursor : null;
  if (pages.isFirst && !next) return null;
  return (
    <div className="acts not-printed">
      {pages.isFirst ? null : (
        <Button isBusy={isBusy} onClick={pages.goBack}>
          {say('pages.previous')}
        </Button>
      )}
      {next ? (
        <Button isBusy={isBusy} onClick={() => pages.goOn(next)}>
          {say('directory.next')}
        </Button>
      ) : null}
    </div>
  );
}
