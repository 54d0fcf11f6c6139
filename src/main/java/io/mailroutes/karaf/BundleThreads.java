package io.mailroutes.karaf;

import java.util.concurrent.ThreadFactory;

/** Threads in which the libraries of the bundle find each other: they ask the thread for the class loader. */
final class BundleThreads implements ThreadFactory {

    private final String name;

    BundleThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setContextClassLoader(loader());
        return thread;
    }

    /** @return the bundle's */
    static ClassLoader loader() {
        return BundleThreads.class.getClassLoader();
    }
}
