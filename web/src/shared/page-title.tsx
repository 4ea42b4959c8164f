import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';

let isFirstPage = true;

/**
 * The title of a page, and of the browser's tab. It takes the focus when one page replaces another, so that a reader
 * of the screen hears where they are; not on the first one, which the browser announces itself.
 */
export function PageTitle({ tab, children }: { tab: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tab} — Aiguillage`;
  }, [tab]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <Title order={1} size="h2" ref={heading} tabIndex={-1}>
      {children}
    </Title>
  );
}
