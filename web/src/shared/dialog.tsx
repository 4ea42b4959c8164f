import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog.module.css';

interface Given {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  size?: 'md' | 'lg';
  children: ReactNode;
}

/** Put together from Mantine's parts: its own `Modal` makes a second <header>, which readers of the screen take for the page's. */
export function Dialog({ isOpen, onClose, title, size = 'md', children }: Given) {
  return (
    <Modal.Root opened={isOpen} onClose={onClose} size={size}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes.top}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Fermer" />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
