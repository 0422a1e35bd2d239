import { useQuery } from 'urql';
import { graphql } from '../api/generated';
import type { DemoPeopleQuery } from '../api/generated/graphql';
import { Card } from '../design/card';
import { labelOf } from '../language/label';
import { say } from '../language/say';

const demoPeopleQuery = graphql(`query DemoPeople { demoPeople { name roles email password } }`);

export type DemoPerson = DemoPeopleQuery['demoPeople'][number];

interface DemoPeopleProps {
  readonly isBusy: boolean;
  readonly onChoose: (person: DemoPerson) => void;
}

/** In the demo: one click, and one is somebody. Elsewhere the registry names nobody, and nothing is drawn. */
export function DemoPeople({ isBusy, onChoose }: DemoPeopleProps) {
  const [{ data }] = useQuery({ query: demoPeopleQuery });
  const people = data?.demoPeople ?? [];
  if (people.length === 0) return null;
  return (
    <Card title={say('signIn.demo')}>
      <p className="soft">{say('signIn.demoWhat')}</p>
      <ul className="demo-people">
        {people.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              className="demo-person"
              aria-busy={isBusy}
              onClick={() => (isBusy ? undefined : onChoose(person))}
            >
              <b>{person.roles.map((role) => labelOf('Role', role)).join(', ')}</b>
              <span className="soft">{person.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
