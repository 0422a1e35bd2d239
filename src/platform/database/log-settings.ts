import pg from 'pg';

/** What a setting must be so that PostgreSQL writes down nobody's words; where it is not there, nothing logs by it. */
interface Expectation {
  readonly setting: string;
  readonly wanted: string;
  readonly also?: readonly string[];
}

// Error messages quote values ("invalid input syntax for type integer: …"): none may be logged at all.
const expected: readonly Expectation[] = [
  { setting: 'log_min_messages', wanted: 'log', also: ['fatal', 'panic'] },
  { setting: 'log_error_verbosity', wanted: 'terse' },
  { setting: 'log_min_error_statement', wanted: 'panic' },
  { setting: 'log_statement', wanted: 'none' },
  { setting: 'log_min_duration_statement', wanted: '-1' },
  { setting: 'log_min_duration_sample', wanted: '-1' },
  { setting: 'log_transaction_sample_rate', wanted: '0' },
  { setting: 'log_parameter_max_length', wanted: '0' },
  { setting: 'log_parameter_max_length_on_error', wanted: '0' },
  { setting: 'auto_explain.log_min_duration', wanted: '-1' },
  { setting: 'pgaudit.log', wanted: 'none' },
];

/** The settings by which the database would write words of people in need into its log, each with what to set. */
export async function talkativeSettings(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'riparo start' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ setting: string; value: string | null }>(
      'select s.name as setting, current_setting(s.name, true) as value from unnest($1::text[]) s (name)',
      [expected.map(({ setting }) => setting)],
    );
    const found = new Map(rows.map(({ setting, value }) => [setting, value]));
    return expected.flatMap(({ setting, wanted, also = [] }) => {
      const value = found.get(setting) ?? null;
      return value === null || value === wanted || also.includes(value)
        ? []
        : [`${setting} is ${value}, not ${wanted}`];
    });
  } finally {
    await client.end();
  }
}
