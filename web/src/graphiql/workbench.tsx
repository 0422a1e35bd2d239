import '../language/developers';
import { GraphiQL } from 'graphiql';
import { useEffect, useMemo, useState } from 'react';
import { ChoiceField, TextField } from '../design/field';
import { say, useLanguage } from '../language/say';
import { fetcherFor, isDemoVisitor } from './asking';
import { examples } from './examples';

/** Keys that every demo has. Where this is no demo they open nothing. */
const demoKeys = [...new Set(examples.map((example) => example.as))].filter(Boolean).toSorted();
const first = examples.find(({ name }) => name === 'find-beds');

// Nothing that was typed stays in the browser: a document may carry what it was answered with.
const nothing = () => undefined;
const storage = { getItem: () => null, setItem: nothing, removeItem: nothing, clear: nothing, length: 0 };

/** GraphiQL with the examples of the schema, each with the key it is written for. */
export function Workbench() {
  useLanguage();
  const [key, setKey] = useState('');
  const [shown, setShown] = useState(first);
  // In the demo whoever comes without a sign-in asks as the person the first example is written for.
  useEffect(() => {
    void isDemoVisitor().then((isSo) => {
      if (isSo) setKey((present) => present || (first?.as ?? ''));
    });
  }, []);
  const fetcher = useMemo(() => fetcherFor(key), [key]);
  const choose = (name: string) => {
    const example = examples.find((one) => one.name === name);
    setShown(example);
    if (example) setKey(example.as);
  };
  return (
    <main className="workbench">
      <header className="workbench-head">
        <h1>GraphiQL</h1>
        <ChoiceField
          label={say('graphiql.example')}
          value={shown?.name ?? ''}
          choices={examples.map(({ name, as, what }) => ({
            value: name,
            label: `${as} · ${name}: ${what.slice(0, 90)}`,
          }))}
          onChoose={choose}
        />
        <ChoiceField
          label={say('graphiql.as')}
          value={demoKeys.includes(key) ? key : ''}
          nothing={say('graphiql.mySignIn')}
          choices={demoKeys.map((value) => ({ value, label: value }))}
          onChoose={setKey}
        />
        <TextField
          label={say('graphiql.key')}
          type="password"
          autoComplete="off"
          value={key}
          onChange={(event) => setKey(event.target.value.trim())}
        />
        <a className="button button-second" href="/sviluppatori">
          {say('graphiql.back')}
        </a>
      </header>
      <div className="workbench-tool">
        <GraphiQL
          key={`${shown?.name} ${key}`}
          fetcher={fetcher}
          initialQuery={shown?.document ?? ''}
          initialVariables={shown?.variables ?? ''}
          defaultEditorToolsVisibility="variables"
          shouldPersistHeaders={false}
          storage={storage}
        />
      </div>
    </main>
  );
}
