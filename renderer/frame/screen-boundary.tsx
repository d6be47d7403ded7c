import { Component } from 'react';
import type { ReactNode } from 'react';
import { toAppError, type AppError } from '../../shared/errors.ts';
import { ErrorNote } from '../ui/error-note.tsx';

type Props = { readonly children: ReactNode };

/** Keeps a fault of one screen within it. */
export class ScreenBoundary extends Component<Props, { readonly failure: AppError | null }> {
  override state: { readonly failure: AppError | null } = { failure: null };

  static getDerivedStateFromError(cause: unknown): { failure: AppError } {
    return { failure: toAppError(cause) };
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children;
    return <ErrorNote failure={this.state.failure} onRetry={() => this.setState({ failure: null })} />;
  }
}
