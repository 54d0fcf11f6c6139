package io.mailroutes.localorg.bulk;

/** Where a job stands. */
enum JobState {

    OPEN("Open"),
    UPLOAD_COMPLETE("UploadComplete"),
    IN_PROGRESS("InProgress"),
    JOB_COMPLETE("JobComplete"),
    ABORTED("Aborted"),
    FAILED("Failed");

    private final String label;

    JobState(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    String label() {
        return label;
    }

    boolean ended() {
        return this == JOB_COMPLETE || this == ABORTED || this == FAILED;
    }
}
