import { geoMercator, geoPath } from 'd3-geo';
import { useMemo } from 'react';
import { mesh } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import { say } from '../../language/say';
import type { Place } from '../directory/directory-filters';
import type { Mark } from './marks';
import outlines from './provinces.topo.json';
import type { NearRing, Spot } from './ring-comuni';

interface DrawingProps {
  readonly title: string;
  readonly rings: Readonly<Record<NearRing, readonly Spot[]>>;
  readonly marks: readonly Mark[];
  readonly onPlace: (place: Place) => void;
}

const width = 440;
const height = 400;
const margin = 28;
const ringNames = ['near', 'agreed', 'own'] as const;
const topology = outlines as unknown as Topology<{ provinces: GeometryObject<{ region: string }> }>;
type Province = GeometryObject<{ region: string }>;

/** Borders of provinces and regions, the comuni of the rings, and a mark where open shelters are. */
export function Drawing({ title, rings, marks, onPlace }: DrawingProps) {
  const { borders, at } = useMemo(() => drawn(rings), [rings]);
  return (
    <figure className="map">
      <svg viewBox={`0 0 ${width} ${height}`}>
        <title>{title}</title>
        <path className="map-province" d={borders.provinces} />
        <path className="map-region" d={borders.regions} />
        {ringNames.map((ring) =>
          rings[ring].map((spot) => {
            const [x, y] = at(spot);
            return <circle key={spot.istatCode} className={`map-${ring}`} cx={x} cy={y} r={17} />;
          }),
        )}
        {marks.map((mark) => (
          <MarkOn key={mark.istatCode} mark={mark} at={at(mark)} onPlace={onPlace} />
        ))}
      </svg>
      <figcaption className="map-words">
        {(['own', 'agreed', 'near'] as const).map((ring) => (
          <span key={ring}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <circle className={`map-${ring}`} cx={8} cy={8} r={6} />
            </svg>
            {say(`map.${ring}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

interface MarkOnProps {
  readonly mark: Mark;
  readonly at: readonly [number, number];
  readonly onPlace: (place: Place) => void;
}

function MarkOn({ mark, at: [x, y], onPlace }: MarkOnProps) {
  const isOutside = x < 0 || y < 0 || x > width || y > height;
  if (isOutside) return null;
  const label = say('map.shelters', { shelters: mark.shelters.length, place: mark.name });
  return (
    <g transform={`translate(${x} ${y})`}>
      <a
        className="map-mark"
        href="/strutture"
        aria-label={label}
        data-shelters={mark.shelters.length}
        onClick={(event) => {
          event.preventDefault();
          onPlace({ istatCode: mark.istatCode, name: mark.name });
        }}
      >
        <title>{label}</title>
        <circle r={20} className="map-touch" />
        <circle r={11} className="map-dot" />
        <text dy="0.35em" textAnchor="middle">
          {mark.shelters.length}
        </text>
      </a>
    </g>
  );
}

function drawn(rings: DrawingProps['rings']) {
  const around = ringNames.flatMap((ring) => rings[ring].map(({ at }) => [...at]));
  const projection = geoMercator().fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    { type: 'MultiPoint', coordinates: around },
  );
  projection.clipExtent([
    [0, 0],
    [width, height],
  ]);
  const path = geoPath(projection);
  const { provinces } = topology.objects;
  const regionOf = ({ properties }: Province) =>
    properties && 'region' in properties ? properties.region : null;
  const lines = (isDrawn: (a: Province, b: Province) => boolean) =>
    path(mesh(topology, provinces as never, isDrawn as never)) ?? '';
  return {
    borders: {
      provinces: lines((a, b) => a !== b && regionOf(a) === regionOf(b)),
      regions: lines((a, b) => a === b || regionOf(a) !== regionOf(b)),
    },
    at: ({ at: [longitude, latitude] }: Spot): readonly [number, number] =>
      projection([longitude, latitude]) ?? [-1, -1],
  };
}
