import { say } from '../../language/say';

/** What to try besides, in the words of the registry. */
export function Advice({ advice }: { readonly advice: readonly string[] }) {
  if (advice.length === 0) return null;
  return (
    <section className="card" aria-label={say('find.advice')}>
      <h3>{say('find.advice')}</h3>
      <ul className="advice">
        {advice.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
