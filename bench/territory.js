/** Regions whose comuni are shared out: Piemonte, Lombardia, Veneto, Emilia-Romagna, Toscana. */
const regions = ['01', '03', '05', '08', '09'];
const kilometresOfADegree = 111;
const nearKilometres = 14;

/**
 * Shares the comuni of five regions out among about `count` districts, each a belt of neighbouring comuni of one
 * province; districts that touch border each other, and every second border is an agreement.
 */
export async function makeTerritory(client, { random, count }) {
  const { rows: comuni } = await client.query(
    `select m.istat_code as code, m.province_code as province, m.latitude, m.longitude, coalesce(m.population, 0) as people
     from municipality m join province p on p.code = m.province_code
     where p.region_code = any($1) and m.latitude is not null
     order by m.province_code, m.longitude, m.istat_code`,
    [regions],
  );
  const provinces = Map.groupBy(comuni, ({ province }) => province);
  const people = comuni.reduce((sum, comune) => sum + comune.people, 0);
  const districts = [...provinces].flatMap(([province, own]) => {
    const share = own.reduce((sum, comune) => sum + comune.people, 0) / people;
    const parts = Math.max(1, Math.round(share * count));
    return belts(own, parts).map((members, index) => ({
      id: random.uuid(),
      name: `Distretto ${province}-${index + 1}`,
      province,
      comuni: members,
    }));
  });
  await client.query(
    `insert into district (id, name, province_code, told_area_id, told_area_name)
     select d.id, d.name, d.province, d.id, d.name
     from jsonb_to_recordset($1) d (id uuid, name text, province text)`,
    [JSON.stringify(districts)],
  );
  for (const district of districts)
    await client.query('update municipality set district_id = $1 where istat_code = any($2)', [
      district.id,
      district.comuni.map(({ code }) => code),
    ]);
  const borders = bordersOf(districts);
  await client.query(
    `insert into district_border (district_id, neighbour_id)
     select least(b.one, b.other), greatest(b.one, b.other) from jsonb_to_recordset($1) b (one uuid, other uuid)`,
    [JSON.stringify(borders)],
  );
  await client.query(
    `insert into district_agreement (district_id, partner_id, valid_from)
     select least(b.one, b.other), greatest(b.one, b.other), '2020-01-01' from jsonb_to_recordset($1) b (one uuid, other uuid)`,
    [JSON.stringify(borders.filter((_, index) => index % 2 === 0))],
  );
  return districts;
}

/** Cuts comuni, west to east, into belts of about as many people each. */
function belts(comuni, parts) {
  const people = comuni.reduce((sum, comune) => sum + comune.people, 0);
  const cut = Array.from({ length: parts }, () => []);
  let before = 0;
  for (const comune of comuni) {
    cut[Math.min(parts - 1, Math.floor((before / (people || 1)) * parts))].push(comune);
    before += comune.people;
  }
  return cut.filter((members) => members.length > 0);
}

function bordersOf(districts) {
  const borders = [];
  for (const [index, one] of districts.entries())
    for (const other of districts.slice(index + 1))
      if (one.comuni.some((a) => other.comuni.some((b) => areNear(a, b))))
        borders.push({ one: one.id, other: other.id });
  return borders;
}

function areNear(a, b) {
  const north = (a.latitude - b.latitude) * kilometresOfADegree;
  if (Math.abs(north) > nearKilometres) return false;
  const east = (a.longitude - b.longitude) * kilometresOfADegree * Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(north, east) < nearKilometres;
}
