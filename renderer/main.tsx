import '@fontsource-variable/public-sans/wght.css';
import '@fontsource/libertinus-serif/400.css';
import '@fontsource/libertinus-serif/400-italic.css';
import '@fontsource/libertinus-serif/600.css';
import './ui/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { listenForPorts, queryClient } from './api.ts';
import { App } from './app.tsx';
import { loadShellState } from './shell-state.ts';
import { applyDensity } from './ui/use-row-height.ts';

listenForPorts(window, () => void loadShellState());
applyDensity();

const host = document.getElementById('app');
if (host !== null) {
  createRoot(host).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
