import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { join } from 'node:path';
import type { AbdmProxy } from '../../src/proxy/index.js';
import { type DeskClient, DeskRefusal } from './desk-client.js';
import { elementsFolder } from './elements.js';
import { registerFrontDesk } from './front-desk.js';
import { securityHeaders } from './headers.js';
import { firstPage, ownAddress, pagePaths, renderPage } from './pages.js';
import { findUser, type Sessions } from './sessions.js';
import type { ToldStore } from './told.js';
import type { User } from './users.js';

/** What the portal's own pages are made from. */
export interface PortalParts {
  readonly sessions: Sessions;
  readonly told: ToldStore;
  readonly proxy: Pick<AbdmProxy, 'signOut'>;
  /** Only with the local sandbox. */
  readonly desk: DeskClient | undefined;
}

/** What the desk answers, or the status for what it refuses. */
async function orRefused(
  context: Context,
  status: 400 | 404,
  answer: () => Promise<unknown>,
): Promise<Response> {
  try {
    return context.json(await answer());
  } catch (error) {
    if (error instanceof DeskRefusal) return context.json({ error: 'The desk refuses this.' }, status);
    throw error;
  }
}

/** The hospital's portal, all but the proxy. */
export function createPortalApp({ sessions, told, proxy, desk }: PortalParts): Hono {
  const app = new Hono();
  const userOf = ({ req }: Pick<Context, 'req'>): User | undefined => sessions.userOf(req.raw.headers);

  app.onError((error, context) =>
    error instanceof HTTPException ? error.getResponse() : context.text('Something went wrong.', 500),
  );
  app.use(securityHeaders, csrf());

  for (const path of pagePaths) {
    app.get(path, async (context) => {
      const user = userOf(context);
      const next = path === '/sign-in' ? firstPage : path + new URL(context.req.url).search;
      return context.html(await renderPage(path, { user, hasSandbox: desk !== undefined, next }));
    });
  }
  app.post('/sign-in', async (context) => {
    const { user: id, next } = await context.req.parseBody();
    const user = findUser(id);
    if (!user) return context.redirect('/sign-in', 303);
    context.header('Set-Cookie', sessions.signIn(context.req.raw.headers, user));
    return context.redirect(ownAddress(next) ?? firstPage, 303);
  });
  app.post('/sign-out', async (context) => {
    for (const [name, value] of await proxy.signOut(context.req.raw)) context.header(name, value);
    context.header('Set-Cookie', sessions.signOut(context.req.raw.headers), { append: true });
    return context.redirect('/', 303);
  });

  app.get('/portal/hooks', (context) => {
    const user = userOf(context);
    return user ? context.json(told.about(user.id)) : context.json({ error: 'Sign in first.' }, 401);
  });
  if (desk) {
    for (const path of ['/phone/*', '/desk/*'])
      app.use(path, async (context, next) =>
        userOf(context) ? next() : context.json({ error: 'Sign in first.' }, 401),
      );
    app.get('/phone/messages', async (context) =>
      context.json(await desk.messages(context.req.query('to') || undefined)),
    );
    app.get('/phone/people', async (context) => context.json(await desk.people()));
    app.post('/desk/requests', async (context) => {
      const wish: unknown = await context.req.json().catch(() => ({}));
      return orRefused(context, 400, () => desk.askPatient(wish));
    });
    app.get('/desk/requests/:id', (context) =>
      orRefused(context, 404, () => desk.request(context.req.param('id'))),
    );
    registerFrontDesk(app, desk);
    app.post('/desk/session/expire', async (context) => context.json(await desk.expireSessions()));
    app.post('/desk/profile', async (context) => {
      const changes: unknown = await context.req.json().catch(() => ({}));
      try {
        return context.json(await desk.changeProfile(changes));
      } catch (error) {
        if (error instanceof DeskRefusal) return context.json({ error: 'ABDM does not take this.' }, 400);
        throw error;
      }
    });
  }

  app.get(
    '/elements/*',
    serveStatic({
      root: elementsFolder,
      rewriteRequestPath: (path) => path.slice('/elements'.length),
      onFound: (path, context) =>
        context.header('Cache-Control', path.includes('chunks') ? 'max-age=31536000, immutable' : 'no-cache'),
    }),
  );
  app.get(
    '/*',
    serveStatic({
      root: join(import.meta.dirname, 'public'),
      onFound: (_path, context) => context.header('Cache-Control', 'no-cache'),
    }),
  );
  app.notFound((context) => context.text('There is no such page.', 404));
  return app;
}
