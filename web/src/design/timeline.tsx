import type { ReactNode } from 'react';
import { clockTime, dayInWords } from '../language/time-in-words';
import './timeline.css';

export interface TimelineItem {
  readonly id: string;
  readonly at: Date;
  readonly title: ReactNode;
  readonly words?: ReactNode;
}

/** What happened, in order, with the day where it changes. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((item, index) => {
        const day = dayInWords(item.at);
        const before = items[index - 1];
        const isNewDay = !before || dayInWords(before.at) !== day;
        return (
          <li key={item.id}>
            {isNewDay ? <p className="timeline-day">{day}</p> : null}
            <div className="timeline-item">
              <time dateTime={item.at.toISOString()}>{clockTime(item.at)}</time>
              <div>
                <p className="timeline-title">{item.title}</p>
                {item.words === undefined ? null : <p className="timeline-words">{item.words}</p>}
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
