import '../../language/developers';
import { Link } from 'wouter';
import { Card } from '../../design/card';
import { say, useLanguage } from '../../language/say';
import './developers.css';

const asking = `curl -s ${location.origin}/graphql \\
  -H 'Authorization: Bearer demo-worker' \\
  -H 'Content-Type: application/json' \\
  -d '{"query": "{ me { name roles } }"}'`;

const listening = `curl -sN ${location.origin}/graphql/stream \\
  -H 'Authorization: Bearer demo-worker' \\
  -H 'Content-Type: application/json' \\
  -H 'Accept: text/event-stream' \\
  -d '{"query": "subscription { bedsChanged { cursor poolId pool { name free } } }"}'`;

/** For who connects a system: three steps, a place to try them, and what to read. Nobody needs to be signed in for it. */
export function Developers() {
  useLanguage();
  return (
    <main className="developers">
      <h1>{say('developers.title')}</h1>
      <p>{say('developers.what')}</p>
      <Card title={say('developers.quick')}>
        <ol className="developers-steps">
          <li>{say('developers.step1')}</li>
          <li>{say('developers.step2')}</li>
          <li>{say('developers.step3')}</li>
        </ol>
        <p>{say('developers.graphiqlWhat')}</p>
        <a className="button button-main" href="/sviluppatori/graphiql">
          {say('developers.graphiql')}
        </a>
      </Card>
      <Code title={say('developers.ask')} text={asking} />
      <Code title={say('developers.live')} text={listening} />
      <Card title={say('developers.read')}>
        <p>{say('developers.askWhat')}</p>
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

function Code({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <Card title={title}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard too */}
      <pre tabIndex={0}>{text}</pre>
    </Card>
  );
}
