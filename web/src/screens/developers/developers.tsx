import { Link } from 'wouter';
import { Card } from '../../design/card';
import { say, useLanguage } from '../../language/say';
import './developers.css';

const example = `curl -s ${location.origin}/graphql \\
  -H 'Authorization: Bearer demo-worker' \\
  -H 'Content-Type: application/json' \\
  -d '{"query": "{ me { name roles } }"}'`;

/** For who connects a system: where the registry is asked, and what to read. Nobody needs to be signed in for it. */
export function Developers() {
  useLanguage();
  return (
    <main className="developers">
      <h1>{say('developers.title')}</h1>
      <p>{say('developers.what')}</p>
      <Card title={say('developers.ask')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard too */}
        <pre tabIndex={0}>{example}</pre>
        <p>{say('developers.askWhat')}</p>
      </Card>
      <Card title={say('developers.read')}>
        <ul className="developers-links">
          <li>
            <a href="/schema.graphql">{say('developers.schema')}</a>
          </li>
          <li>
            <a href="/examples.graphql">{say('developers.examples')}</a>
          </li>
          <li>
            <a href="/errors.md">{say('developers.errors')}</a>
          </li>
        </ul>
      </Card>
      <Link className="button button-second" href="/">
        {say('developers.back')}
      </Link>
    </main>
  );
}
