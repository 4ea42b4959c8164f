import { createTheme, type MantineColorsTuple } from '@mantine/core';

const rail: MantineColorsTuple = [
  '#eef5f7',
  '#d8e7eb',
  '#b0cfd7',
  '#85b5c2',
  '#5c9bac',
  '#3c8296',
  '#266b80',
  '#175769',
  '#0f4656',
  '#0a3441',
];

/** Calm petrol on warm paper; system fonts, so that nothing is fetched from elsewhere. */
export const theme = createTheme({
  colors: { rail },
  primaryColor: 'rail',
  primaryShade: 7,
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif',
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
});
