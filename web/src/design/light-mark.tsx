import { say } from '../language/say';
import './light-mark.css';

/** OWN: kept for who looks; what others still find there is not the point. */
export type Light = 'GREEN' | 'YELLOW' | 'RED' | 'GREY' | 'OWN';

interface LightMarkProps {
  readonly light: Light;
  /** Null where nobody knows. */
  readonly free: number | null;
  /** What the number counts, in words: "su 3", "stanze". */
  readonly unit: string;
  /** In a list: the shape beside the number, on one line. */
  readonly isSmall?: boolean;
}

/** What a shelter has, at a glance: a shape, a number and a word; the colour only repeats them. */
export function LightMark({ light, free, unit, isSmall = false }: LightMarkProps) {
  return (
    <div className={`light-mark light-${light.toLowerCase()}${isSmall ? ' light-mark-small' : ''}`}>
      <svg viewBox="0 0 18 18" aria-hidden="true">
        {shapes[light]}
      </svg>
      <span className="heard-only">{say(lightSentences[light])}</span>
      <b>{free ?? '–'}</b>
      {isSmall ? null : <span>{free === null ? say('light.unknown') : unit}</span>}
    </div>
  );
}

export const lightSentences = {
  GREEN: 'light.green',
  YELLOW: 'light.yellow',
  RED: 'light.red',
  GREY: 'light.grey',
  OWN: 'held.yours',
} as const satisfies Record<Light, string>;

const ring = <circle cx="9" cy="9" r="7.2" fill="none" stroke="currentColor" strokeWidth="1.8" />;
const shapes = {
  GREEN: <circle cx="9" cy="9" r="8" fill="currentColor" />,
  OWN: <path d="M2 9.5 7 14.5 16 4" fill="none" stroke="currentColor" strokeWidth="2.4" />,
  YELLOW: (
    <>
      {ring}
      <path d="M9 1a8 8 0 0 0 0 16z" fill="currentColor" />
    </>
  ),
  RED: (
    <>
      {ring}
      <path d="M4 14 14 4" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  GREY: (
    <circle
      cx="9"
      cy="9"
      r="7.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeDasharray="3 2.6"
    />
  ),
} satisfies Record<Light, React.ReactNode>;
