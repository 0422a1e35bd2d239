import pg from 'pg';

/** What policies ask of the caller, each a setting `riparo.…` and a parameter of `begin_act`, in this order. */
const facts = ['actor', 'roles', 'district', 'organisation', 'comuni', 'credential'] as const;

/** The values of `facts`; empty texts stand for nobody and nothing. */
export type Acting = readonly [string, string, string, string, string, string];

const sayWho = {
  name: 'say-who-acts',
  text: `select ${facts.map((fact, index) => `set_config('riparo.${fact}', $${index + 1}, true)`).join(', ')}`,
};
const nobody: Acting = ['', '', '', '', '', ''];

/** What of the driver's query and connection is used here, and not in its types. */
interface DriverQuery {
  callback?: (error: Error | null, result: unknown) => void;
  prepare(connection: DriverConnection): void;
  handleDataRow(message: object): void;
  handleCommandComplete(message: object, connection: DriverConnection): void;
}
interface DriverConnection {
  readonly parsedStatements: Readonly<Record<string, string>>;
  bind(to: object): void;
  execute(what: object): void;
}
const Query = pg.Query as unknown as new (config: object) => DriverQuery;

/**
 * A named statement on behalf of somebody, in one round trip: "say who acts" goes ahead of it in the same message.
 * What is sent before one `sync` is one transaction, and the settings are local to it: when the answer has come, the
 * connection knows nobody any more.
 */
class ActingQuery extends Query {
  #isSaid = false;

  constructor(
    private readonly acting: Acting,
    config: object,
  ) {
    super(config);
  }

  override prepare(connection: DriverConnection): void {
    connection.bind({ statement: sayWho.name, values: [...this.acting] });
    connection.execute({});
    super.prepare(connection);
  }

  override handleDataRow(message: object): void {
    if (this.#isSaid) super.handleDataRow(message);
  }

  override handleCommandComplete(message: object, connection: DriverConnection): void {
    if (this.#isSaid) super.handleCommandComplete(message, connection);
    else this.#isSaid = true;
  }
}

/** Asks on a connection that is in no transaction. */
export async function askActing(client: pg.Client, acting: Acting, config: object): Promise<unknown> {
  const { connection } = client as unknown as { connection: DriverConnection };
  // Once a connection, so that later it needs no parsing between the two.
  if (!connection.parsedStatements[sayWho.name]) await client.query({ ...sayWho, values: [...nobody] });
  return new Promise((answer, fail) => {
    const query = new ActingQuery(acting, config);
    query.callback = (error, result) => (error ? fail(error) : answer(result));
    client.query(query as unknown as pg.Submittable);
  });
}
