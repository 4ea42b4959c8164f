/** A text of an invented person, and what must be read of its sender: `grade where value`; nothing else is read. */
export interface Sample {
  title: string;
  text: string;
  names?: string[];
  phones?: string[];
  emails?: string[];
  /** Lines joined by « | ». */
  addresses?: string[];
  organisations?: string[];
  references?: string[];
}
