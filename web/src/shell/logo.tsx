import { Link } from 'react-router';
import classes from './shell.module.css';

/** A line, and the branch that leaves it: a set of points, which the French railways call « aiguillage ». */
export function Logo({ to }: { to: string }) {
  return (
    <Link to={to} className={classes.logo}>
      <svg width="34" height="24" viewBox="0 0 34 24" aria-hidden="true">
        <g fill="none" strokeWidth="2.6" strokeLinecap="round">
          <path d="M2 17h30" stroke="#fff" />
          <path d="M6 17c9 0 10-10 24-10" stroke="#f0b64f" />
        </g>
      </svg>
      <span>Aiguillage</span>
    </Link>
  );
}
