package io.mailroutes.mapping;

import java.net.IDN;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.google.common.net.InternetDomainName;

/**
 * The company behind an address or a website: its registrable domain ({@code mail.acme.co.uk} → {@code acme.co.uk},
 * by the public suffix list), unless that is a free-mail provider or the user's own company.
 */
public final class CompanyDomain {

    private final Set<String> freeMail;
    private final Set<String> internal;

    /**
     * @param freeMail domains where anybody gets a mailbox
     * @param internal the user's own company
     */
    public CompanyDomain(Collection<String> freeMail, Collection<String> internal) {
        this.freeMail = lowerCase(freeMail);
        this.internal = lowerCase(internal);
    }

    /** The same rules with more domains taken as the user's own company. */
    public CompanyDomain withInternal(Collection<String> more) {
        Set<String> all = new HashSet<>(internal);
        all.addAll(more);
        return new CompanyDomain(freeMail, all);
    }

    /** @return the company's domain in lower case, or nothing for free mail, the own company and broken addresses */
    public Optional<String> ofAddress(String address) {
        return registrable(host(address)).filter(domain -> !isFreeMail(domain) && !internal.contains(domain));
    }

    /** @return the registrable domain of a website as people type it, with or without scheme, {@code www} and path */
    public static Optional<String> ofWebsite(String website) {
        String host = website.strip().replaceFirst("^[a-zA-Z]+://", "").replaceFirst("[/?#:].*$", "");
        return registrable(host);
    }

    /** Whether the address belongs to the user's own company. */
    public boolean isInternal(String address) {
        return registrable(host(address)).filter(internal::contains).isPresent();
    }

    /** Whether anybody gets a mailbox at the domain. */
    public boolean isFreeMail(String domain) {
        return freeMail.contains(domain);
    }

    /** @return the registrable domain of a host name, in lower case and in its readable (not punycode) form */
    public static Optional<String> registrable(String host) {
        String ascii = ascii(host);
        if (ascii.isEmpty() || !InternetDomainName.isValid(ascii)) {
            return Optional.empty();
        }
        InternetDomainName name = InternetDomainName.from(ascii);
        return name.isUnderRegistrySuffix() ? Optional.of(IDN.toUnicode(name.topDomainUnderRegistrySuffix().toString()))
                : Optional.empty();
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            // Not a host name at all: the address stays without a company.
            return "";
        }
    }

    private static String host(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static Set<String> lowerCase(Collection<String> domains) {
        Set<String> lower = new HashSet<>();
        domains.forEach(domain -> lower.add(domain.strip().toLowerCase(Locale.ROOT)));
        return Set.copyOf(lower);
    }
}
