package io.mailroutes.settings;

/** Where a setting stands in the example file and in the README, in this order. */
public enum Section {

    NYLAS("The Nylas CLI"),
    READING("What is read"),
    COMPANIES("Companies"),
    QUEUE("The queue of mailboxes"),
    LOG_IN("Salesforce: the log-in", """
            The log-in is the first of these that is given. \
            1. A ready token: instance-url and token. \
            2. JWT bearer: keystore, keystore-password, user-name and client-id. \
            3. Refresh token: refresh-token and client-id. \
            4. Password: user-name, password, security-token, client-id and client-secret. \
            5. Client credentials: client-id and client-secret, with your My Domain URL as login-url."""),
    LOADING("How records are loaded"),
    FOLDERS("Folders"),
    SCHEDULE("The command \"schedule\""),
    EMBEDDED("In another Camel runtime");

    private final String title;
    private final String introduction;

    Section(String title) {
        this(title, "");
    }

    Section(String title, String introduction) {
        this.title = title;
        this.introduction = introduction;
    }

    /** @return the heading */
    public String title() {
        return title;
    }

    /** @return what is to be known before its settings; may be empty */
    public String introduction() {
        return introduction;
    }
}
