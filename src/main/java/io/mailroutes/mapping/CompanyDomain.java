package io.mailroutes.mapping;

import java.net.IDN;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.google.common.base.CharMatcher;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.google.common.net.InternetDomainName;

/**
 * The company behind an address or a website: its registrable domain ({@code mail.acme.co.uk} → {@code acme.co.uk},
 * by the public suffix list), unless that is a free-mail provider or the user's own company. Under a domain that many
 * companies share, as {@code onmicrosoft.com}, each has its own: {@code alpha.onmicrosoft.com}.
 */
public final class CompanyDomain {

    /** Where each company has a domain of its own, and which the public suffix list does not have. */
    private static final Set<String> SHARED = Set.of("onmicrosoft.com", "mail.onmicrosoft.com", "onmicrosoft.us",
            "mail.onmicrosoft.us", "onmicrosoft.de", "mail.onmicrosoft.de", "partner.onmschina.cn",
            "mail.partner.onmschina.cn", "test-google-a.com");
    private static final String PUNYCODE = "xn--";
    private static final int LONGEST = 253;
    private static final int MOST_REMEMBERED = 50_000;
    private static final CharMatcher AFTER_HOST = CharMatcher.anyOf("/?#:");

    private final Set<String> freeMail;
    private final Set<String> internal;

    // A mailbox has many people of one company, and each is asked for several times.
    private final LoadingCache<String, Optional<String>> companies =
            CacheBuilder.newBuilder().maximumSize(MOST_REMEMBERED).build(CacheLoader.from(this::ofHost));

    /**
     * @param freeMail domains where anybody gets a mailbox; {@code yahoo.*} stands for those under any public suffix
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
        return companies.getUnchecked(host(address));
    }

    private Optional<String> ofHost(String host) {
        return name(ascii(host)).filter(name -> !isFreeMail(name)).flatMap(CompanyDomain::readableRegistrable)
                .filter(domain -> !internal.contains(domain));
    }

    /** @return the registrable domain of a website as people type it, with or without scheme, {@code www} and path */
    public static Optional<String> ofWebsite(String website) {
        String typed = Blank.strip(website);
        int scheme = typed.indexOf("://");
        boolean hasScheme = scheme > 0 && AFTER_HOST.indexIn(typed) == scheme;
        String rest = typed.substring(hasScheme ? scheme + 3 : 0);
        int end = AFTER_HOST.indexIn(rest);
        return registrable(end < 0 ? rest : rest.substring(0, end));
    }

    /** Whether the address belongs to the user's own company. */
    public boolean isInternal(String address) {
        return registrable(host(address)).filter(internal::contains).isPresent();
    }

    /** Whether anybody gets a mailbox at the domain, or at one that it is under. */
    public boolean isFreeMail(String host) {
        return name(ascii(host)).filter(this::isFreeMail).isPresent();
    }

    private boolean isFreeMail(InternetDomainName name) {
        for (InternetDomainName each = name; each.isUnderRegistrySuffix(); each = each.parent()) {
            if (freeMail.contains(readable(each)) || freeMail.contains(brand(each))) {
                return true;
            }
        }
        return false;
    }

    // yahoo.co.jp is one of yahoo.*
    private static String brand(InternetDomainName name) {
        return name.isTopDomainUnderRegistrySuffix() ? name.parts().get(0) + ".*" : "";
    }

    /** @return the registrable domain of a host name, in lower case and in its readable (not punycode) form */
    public static Optional<String> registrable(String host) {
        return name(ascii(host)).flatMap(CompanyDomain::readableRegistrable);
    }

    private static Optional<String> readableRegistrable(InternetDomainName name) {
        return name.isUnderRegistrySuffix() ? Optional.of(readable(registrable(name))) : Optional.empty();
    }

    private static InternetDomainName registrable(InternetDomainName name) {
        for (InternetDomainName each = name; each.isUnderRegistrySuffix() && each.hasParent(); each = each.parent()) {
            if (SHARED.contains(each.parent().toString()) && !SHARED.contains(each.toString())) {
                return each;
            }
        }
        return name.isUnderPublicSuffix() ? name.topPrivateDomain() : name.topDomainUnderRegistrySuffix();
    }

    private static Optional<InternetDomainName> name(String ascii) {
        try {
            return Optional.of(InternetDomainName.from(ascii));
        } catch (IllegalArgumentException e) {
            // No host name. To ask first whether it is one is to read it twice.
            return Optional.empty();
        }
    }

    private static String ascii(String host) {
        try {
            String clean = Blank.tidy(host).toLowerCase(Locale.ROOT);
            // Most are ASCII as they stand, and the standard takes long to find that out.
            return clean.length() > LONGEST ? "" : CharMatcher.ascii().matchesAllOf(clean) ? clean : IDN.toASCII(clean);
        } catch (IllegalArgumentException e) {
            // Not a host name at all: the address stays without a company.
            return "";
        }
    }

    private static String readable(InternetDomainName name) {
        return name.toString().contains(PUNYCODE) ? IDN.toUnicode(name.toString()) : name.toString();
    }

    private static String host(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static Set<String> lowerCase(Collection<String> domains) {
        Set<String> lower = new HashSet<>();
        domains.forEach(domain -> lower.add(Blank.strip(domain).toLowerCase(Locale.ROOT)));
        // Compares what it has by hash, as the set of Set.copyOf does not.
        return Collections.unmodifiableSet(lower);
    }
}
