import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { Background } from '../lib/background/background';
import { turned } from '../lib/background/registrations';
import { shortcut } from '../lib/background/shortcuts';

export default defineBackground(() => {
  // Listeners stand before anything is awaited: an event that woke the worker must find them.
  const background = new Background(browser);
  browser.runtime.onConnect.addListener((port) => background.connect(port));
  browser.idle.onStateChanged.addListener((state) => background.idle(state));
  browser.alarms.onAlarm.addListener(({ name }) => background.alarm(name));
  browser.tabs.onRemoved.addListener((tabId) => background.tabRemoved(tabId));
  browser.tabs.onActivated.addListener(() => background.hint());
  browser.tabs.onUpdated.addListener((tabId, { audible, status, url }, tab) => {
    background.audible(tabId, audible);
    if (status ?? url) void turned(browser, background.sites, tabId, tab.url);
  });
  browser.windows.onFocusChanged.addListener(() => background.hint());
  // Its part of the browser is there once the worker has allowed it.
  const downloaded = () => void background.copies.look();
  const followDownloads = () => browser.downloads?.onChanged.addListener(downloaded);
  followDownloads();
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    followDownloads();
    if (origins.length > 0) void background.start();
    void background.copies.look();
  });
  browser.permissions.onRemoved.addListener(() => {
    void background.reconcile();
    void background.copies.look();
  });
  browser.contextMenus.onClicked.addListener((info, tab) => void background.capture.menu(info, tab));
  browser.commands.onCommand.addListener((command, tab) => {
    void background.with((desk) => shortcut(desk, background.capture, command, tab));
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    background.capture.install();
    void background.start();
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
});
