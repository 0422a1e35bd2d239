/** A Comune that narrows a list. */
export interface Place {
  readonly istatCode: string;
  readonly name: string;
}

export interface ListProps {
  readonly place: Place | null;
  readonly onPlace: (place: Place | null) => void;
}
