import { useId } from 'react';
import sheet from '../shared/table.module.css';
import classes from './accounts.module.css';

interface Props {
  title: string;
  /** Said in place of an empty table. */
  nothing: string;
  columns: string[];
  /** The first cell of each names it. */
  rows: (string | number)[][];
}

/** Counts under a title; wider than a telephone: it is scrolled with the keyboard too. */
export function Table({ title, nothing, columns, rows }: Props) {
  const id = useId();
  return (
    <div>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      {rows.length === 0 ? (
        <p className="quiet">{nothing}</p>
      ) : (
        <div className={sheet.frame} role="region" aria-labelledby={id} tabIndex={0}>
          <table className={`${sheet.table} ${classes.numbers}`}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, ...cells], row) => (
                <tr key={row}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, place) => (
                    <td key={place} data-number={typeof cell === 'number'}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
